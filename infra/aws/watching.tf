# Who is told of what. Each alarm has its section in docs/runbooks.md, under the same name.
locals {
  namespace = "Threadmark/${var.name}"

  # Metrics made of log lines (docs/watching.md): no collector is needed for them.
  counted = {
    Lag          = { log = module.keeper.log.name, pattern = "{ ($.message = \"mailbox\") && ($.lagSeconds >= 0) }", value = "$.lagSeconds" }
    WatchLeft    = { log = module.keeper.log.name, pattern = "{ ($.message = \"mailbox\") && ($.watchLeftSeconds > -100000000) }", value = "$.watchLeftSeconds" }
    Quarantined  = { log = module.keeper.log.name, pattern = "{ ($.message = \"mailbox\") && ($.quarantined >= 0) }", value = "$.quarantined" }
    OutboxAge    = { log = module.keeper.log.name, pattern = "{ ($.message = \"outbox\") && ($.outboxAgeSeconds >= 0) }", value = "$.outboxAgeSeconds" }
    BellsDead    = { log = module.worker.log.name, pattern = "{ $.message = \"a mailbox cannot be read:*\" }", value = "1" }
    BellsFailed  = { log = module.worker.log.name, pattern = "{ $.message = \"a message failed and comes again:*\" }", value = "1" }
    BellsPutOff  = { log = module.worker.log.name, pattern = "{ $.message = \"a mailbox must wait *\" }", value = "1" }
    HookLatency  = { log = aws_cloudwatch_log_group.gateway.name, pattern = "{ $.route = \"ANY /hooks/{provider}\" }", value = "$.latency" }
    HookFailures = { log = aws_cloudwatch_log_group.gateway.name, pattern = "{ ($.route = \"ANY /hooks/{provider}\") && ($.status >= 500) }", value = "1" }
  }

  alarms = {
    late = {
      metric = "Lag", statistic = "Maximum", above = 1800, minutes = 15
      why    = "A mailbox was last read to its end more than 30 minutes ago."
    }
    keeper-silent = {
      metric = "OutboxAge", statistic = "SampleCount", below = 1, minutes = 15, missing = "breaching"
      why    = "The keeper has not come to its end for 15 minutes: nothing is swept, renewed or retried."
    }
    watch-ends = {
      metric = "WatchLeft", statistic = "Minimum", below = 172800, minutes = 15
      why    = "A provider will stop to ring for a mailbox within two days."
    }
    quarantine = {
      metric = "Quarantined", statistic = "Maximum", above = 0, minutes = 15
      why    = "Mail waits for a person."
    }
    outbox-late = {
      metric = "OutboxAge", statistic = "Maximum", above = 3600, minutes = 15
      why    = "A mail that was to be sent has waited for an hour."
    }
    bells-dead = {
      metric = "BellsDead", statistic = "Sum", above = 0, minutes = 5
      why    = "A mailbox cannot be read, and trying again will not help."
    }
    bells-fail = {
      metric = "BellsFailed", statistic = "Sum", above = 3, minutes = 60
      why    = "Bells fail again and again: the table, the queue or the program."
    }
    bells-poison = {
      namespace = "AWS/SQS", metric = "ApproximateNumberOfMessagesVisible", statistic = "Maximum", above = 0, minutes = 5
      labels    = { QueueName = aws_sqs_queue.poison.name }
      why       = "Bells lie in the dead-letter queue."
    }
    throttled = {
      metric = "BellsPutOff", statistic = "Sum", above = 60, minutes = 60
      why    = "Mailboxes must wait often: the provider finds us too fast, or is ill."
    }
    webhook-slow = {
      metric = "HookLatency", statistic = "p90", above = 3000, minutes = 10
      why    = "One notification in ten is answered after 3 seconds: Graph holds back and then drops them."
    }
    webhook-fails = {
      metric = "HookFailures", statistic = "Sum", above = 5, minutes = 10
      why    = "Notifications are answered with errors."
    }
  }
}

resource "aws_cloudwatch_log_metric_filter" "this" {
  for_each = local.counted

  name           = "${var.name}-${each.key}"
  log_group_name = each.value.log
  pattern        = each.value.pattern

  metric_transformation {
    namespace = local.namespace
    name      = each.key
    value     = each.value.value
  }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name         = "${var.name}-${each.key}"
  alarm_description  = "${each.value.why} See docs/runbooks.md, section ${each.key}."
  namespace          = try(each.value.namespace, local.namespace)
  metric_name        = each.value.metric
  dimensions         = try(each.value.labels, null)
  statistic          = startswith(each.value.statistic, "p") ? null : each.value.statistic
  extended_statistic = startswith(each.value.statistic, "p") ? each.value.statistic : null

  # A tenth of three requests is no tenth.
  evaluate_low_sample_count_percentiles = startswith(each.value.statistic, "p") ? "ignore" : null

  comparison_operator = can(each.value.above) ? "GreaterThanThreshold" : "LessThanThreshold"
  threshold           = try(each.value.above, each.value.below)
  period              = each.value.minutes * 60
  evaluation_periods  = 1
  treat_missing_data  = try(each.value.missing, "notBreaching")
  actions_enabled     = var.release != null
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}

resource "aws_sns_topic" "alarms" {
  name = "${var.name}-alarms"
}

resource "aws_sns_topic_subscription" "mail" {
  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = var.alarm_email
}

resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = var.name

  dashboard_body = jsonencode({
    widgets = [for index, name in keys(local.alarms) : {
      type   = "metric"
      x      = index % 3 * 8
      y      = floor(index / 3) * 6
      width  = 8
      height = 6
      properties = {
        title       = name
        region      = var.region
        annotations = { alarms = [aws_cloudwatch_metric_alarm.this[name].arn] }
      }
    }]
  })
}

# Of the whole account: a filter by tag would see nothing until somebody activates the tag in Billing.
resource "aws_budgets_budget" "this" {
  name         = var.name
  budget_type  = "COST"
  limit_amount = tostring(var.budget)
  limit_unit   = "USD"
  time_unit    = "MONTHLY"

  dynamic "notification" {
    for_each = { ACTUAL = 80, FORECASTED = 100 }

    content {
      notification_type          = notification.key
      threshold                  = notification.value
      threshold_type             = "PERCENTAGE"
      comparison_operator        = "GREATER_THAN"
      subscriber_email_addresses = [var.alarm_email]
    }
  }
}
