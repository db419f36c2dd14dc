# Bells. First in, first out by mailbox: one bell of a mailbox at a time (decision 42). No deduplication
# by content, which would drop the bell that rings while its mailbox is being walked.
resource "aws_sqs_queue" "bells" {
  name                       = "${var.name}-bells.fifo"
  fifo_queue                 = true
  deduplication_scope        = "messageGroup"
  fifo_throughput_limit      = "perMessageGroupId"
  visibility_timeout_seconds = 6 * local.worker_timeout # what AWS advises, and the lease the worker counts on
  message_retention_seconds  = 14 * 24 * 3600
  sqs_managed_sse_enabled    = true

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.poison.arn
    maxReceiveCount     = 50 # a bell that must wait counts too; the worker itself lets go at 50
  })
}

# Nobody takes letters off it: alarm bells-poison, docs/runbooks.md.
resource "aws_sqs_queue" "poison" {
  name                      = "${var.name}-bells-poison.fifo"
  fifo_queue                = true
  message_retention_seconds = 14 * 24 * 3600
  sqs_managed_sse_enabled   = true
}

resource "aws_sqs_queue_redrive_allow_policy" "poison" {
  queue_url = aws_sqs_queue.poison.url

  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.bells.arn]
  })
}

resource "aws_sqs_queue_policy" "tls" {
  for_each = { bells = aws_sqs_queue.bells, poison = aws_sqs_queue.poison }

  queue_url = each.value.url

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = "sqs:*"
      Resource  = each.value.arn
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}
