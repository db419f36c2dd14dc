# The timer: renews subscriptions, rings every mailbox, sends what is due.
module "keeper" {
  source = "./function"

  name     = "${var.name}-keeper"
  handler  = "dev.threadmark.aws.worker.KeeperHandler"
  bucket   = aws_s3_bucket.packages.id
  package  = try(var.release.worker, null)
  released = try(var.release.at, null)
  memory   = 1024
  timeout  = 240 # less than the time between two runs, so that they do not pile up
  settings = merge(local.worker_settings, { THREADMARK_SWEEP_EVERY = var.sweep_every })
  log_days = var.log_days

  may = [
    {
      Sid      = "RingBells"
      Effect   = "Allow"
      Action   = ["sqs:SendMessage"]
      Resource = aws_sqs_queue.bells.arn
    },
    local.keep_tickets,
    local.read_secrets,
    local.log_in_at_providers,
  ]
}

resource "aws_scheduler_schedule" "keeper" {
  count = module.keeper.live == null ? 0 : 1

  name                = "${var.name}-keeper"
  schedule_expression = "rate(5 minutes)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = module.keeper.live.arn
    role_arn = aws_iam_role.scheduler.arn

    # The next run comes anyway, and alarm keeper-silent tells when none does: so no dead letters.
    retry_policy {
      maximum_event_age_in_seconds = 60
      maximum_retry_attempts       = 1
    }
  }
}

resource "aws_iam_role" "scheduler" {
  name = "${var.name}-scheduler"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "scheduler.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.this.account_id } }
    }]
  })
}

resource "aws_iam_role_policy" "scheduler" {
  count = module.keeper.live == null ? 0 : 1

  name = "${var.name}-scheduler"
  role = aws_iam_role.scheduler.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = "CallKeeper"
      Effect   = "Allow"
      Action   = ["lambda:InvokeFunction"]
      Resource = module.keeper.live.arn
    }]
  })
}
