# Who is told of what. Each alarm has its section in docs/runbooks.md, under the same name.
resource "azurerm_log_analytics_workspace" "this" {
  name                = local.unique
  resource_group_name = azurerm_resource_group.this.name
  location            = var.location
  sku                 = "PerGB2018"
  retention_in_days   = var.log_days
  daily_quota_gb      = 2 # a program that raves costs a day's telemetry, not a month's money
}

resource "azurerm_application_insights" "this" {
  name                = local.unique
  resource_group_name = azurerm_resource_group.this.name
  location            = var.location
  application_type    = "web"
  workspace_id        = azurerm_log_analytics_workspace.this.id
  retention_in_days   = var.log_days
  sampling_percentage = 100 # bells are few, and alarms count them
}

locals {
  gauge = "AppMetrics | where Name == 'threadmark.%s' | extend mailbox = tostring(Properties['threadmark.mailbox'])"

  alarms = {
    late = {
      query = format("${local.gauge} | summarize value = max(Max) by mailbox", "reconciled.lag")
      above = 1800, minutes = 15, by = ["mailbox"], severity = 1
      why   = "A mailbox was last read to its end more than 30 minutes ago."
    }
    keeper-silent = {
      query = "AppMetrics | where Name == 'threadmark.outbox.age'"
      below = 1, minutes = 15, severity = 1
      why   = "The keeper has not come to its end for 15 minutes: nothing is swept, renewed or retried."
    }
    watch-ends = {
      query = format("${local.gauge} | summarize value = min(Min) by mailbox", "watch.left")
      below = 172800, minutes = 15, by = ["mailbox"], severity = 2
      why   = "A provider will stop to ring for a mailbox within two days."
    }
    quarantine = {
      query = format("${local.gauge} | summarize value = max(Max) by mailbox", "quarantine")
      above = 0, minutes = 15, by = ["mailbox"], severity = 3
      why   = "Mail waits for a person."
    }
    outbox-late = {
      query = "AppMetrics | where Name == 'threadmark.outbox.age' | summarize value = max(Max)"
      above = 3600, minutes = 15, severity = 2
      why   = "A mail that was to be sent has waited for an hour."
    }
    bells-dead = {
      query = "AppMetrics | where Name == 'threadmark.bells' and tostring(Properties['threadmark.outcome']) == 'dead' | summarize value = sum(Sum)"
      above = 0, minutes = 15, severity = 1
      why   = "A mailbox cannot be read, and trying again will not help."
    }
    bells-fail = {
      query = "AppRequests | where AppRoleName == '${local.unique}-worker' and Name == 'worker' and Success == false | summarize value = count()"
      above = 3, minutes = 60, severity = 2
      why   = "Bells fail again and again: the table, the queue or the program."
    }
    bells-poison = {
      query = "StorageQueueLogs | where OperationName == 'PutMessage' and Uri contains '/${azurerm_storage_queue.poison.name}/' | summarize value = count()"
      above = 0, minutes = 15, severity = 1
      why   = "A bell was put into bells-poison, from which nobody takes it."
    }
    throttled = {
      query = "AppMetrics | where Name startswith 'threadmark.provider.' | summarize calls = sumif(Sum, Name endswith '.calls'), throttles = sumif(Sum, Name endswith '.throttles') | where calls >= 100 | project value = 100.0 * throttles / calls"
      above = 10, minutes = 60, severity = 3
      why   = "The provider puts off more than a tenth of our calls."
    }
    webhook-slow = {
      query = "AppRequests | where AppRoleName == '${local.unique}-webhook' | summarize slow = countif(DurationMs > 3000), all = count() | where all >= 10 | project value = 100.0 * slow / all"
      above = 5, minutes = 15, severity = 2
      why   = "One notification in twenty is answered after 3 seconds: from one in ten Graph holds back, then drops them."
    }
    webhook-fails = {
      query = "AppRequests | where AppRoleName == '${local.unique}-webhook' and ResultCode startswith '5' | summarize value = count()"
      above = 5, minutes = 15, severity = 2
      why   = "Notifications are answered with errors."
    }
  }
}

resource "azurerm_monitor_scheduled_query_rules_alert_v2" "this" {
  for_each = local.alarms

  name                 = "${var.name}-${each.key}"
  resource_group_name  = azurerm_resource_group.this.name
  location             = var.location
  scopes               = [azurerm_log_analytics_workspace.this.id]
  description          = "${each.value.why} See docs/runbooks.md, section ${each.key}."
  severity             = each.value.severity
  evaluation_frequency = "PT15M"
  window_duration      = each.value.minutes == 60 ? "PT1H" : "PT${each.value.minutes}M"

  # A table of the workspace is there when its first line is: before that Azure would refuse the query.
  skip_query_validation = true

  # A bell in bells-poison stays there: a person closes that alarm.
  auto_mitigation_enabled = each.key != "bells-poison"

  criteria {
    query                   = each.value.query
    time_aggregation_method = each.key == "keeper-silent" ? "Count" : can(each.value.above) ? "Maximum" : "Minimum"
    metric_measure_column   = each.key == "keeper-silent" ? null : "value"
    operator                = can(each.value.above) ? "GreaterThan" : "LessThan"
    threshold               = try(each.value.above, each.value.below)

    dynamic "dimension" {
      for_each = try(each.value.by, [])

      content {
        name     = dimension.value
        operator = "Include"
        values   = ["*"]
      }
    }
  }

  action {
    action_groups = [azurerm_monitor_action_group.this.id]
  }
}

resource "azurerm_monitor_action_group" "this" {
  name                = "${var.name}-alarms"
  resource_group_name = azurerm_resource_group.this.name
  short_name          = var.name

  email_receiver {
    name                    = "mail"
    email_address           = var.alarm_email
    use_common_alert_schema = true
  }
}

resource "azurerm_consumption_budget_resource_group" "this" {
  name              = var.name
  resource_group_id = azurerm_resource_group.this.id
  amount            = var.budget
  time_grain        = "Monthly"

  time_period {
    start_date = formatdate("YYYY-MM-01'T'00:00:00'Z'", plantimestamp())
  }

  dynamic "notification" {
    for_each = { Actual = 80, Forecasted = 100 }

    content {
      threshold_type = notification.key
      threshold      = notification.value
      operator       = "GreaterThan"
      contact_emails = [var.alarm_email]
    }
  }

  lifecycle {
    ignore_changes = [time_period] # it began when it was made
  }
}
