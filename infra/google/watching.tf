# Who is told of what. Each alarm has its section in docs/runbooks.md, under the same name.
locals {
  alarms = {
    push-late = {
      filter  = "metric.type=\"pubsub.googleapis.com/subscription/oldest_unacked_message_age\" AND resource.type=\"pubsub_subscription\" AND resource.labels.subscription_id=\"${google_pubsub_subscription.webhook.name}\""
      above   = 600
      minutes = 10
      why     = "The webhook has not taken a bell of Gmail's for ten minutes."
    }
    push-poison = {
      filter  = "metric.type=\"pubsub.googleapis.com/subscription/num_undelivered_messages\" AND resource.type=\"pubsub_subscription\" AND resource.labels.subscription_id=\"${google_pubsub_subscription.poison.name}\""
      above   = 0
      minutes = 0
      why     = "The webhook would not take a bell of Gmail's at all."
    }
  }
}

resource "google_monitoring_alert_policy" "this" {
  for_each = local.alarms

  display_name          = "${var.name}-${each.key}"
  combiner              = "OR"
  notification_channels = [google_monitoring_notification_channel.mail.name]

  conditions {
    display_name = each.value.why

    condition_threshold {
      filter          = each.value.filter
      comparison      = "COMPARISON_GT"
      threshold_value = each.value.above
      duration        = "${each.value.minutes * 60}s"

      aggregations {
        alignment_period   = "300s"
        per_series_aligner = "ALIGN_MAX"
      }
    }
  }

  documentation {
    content = "${each.value.why} See docs/runbooks.md, section ${each.key}."
  }

  depends_on = [google_project_service.this]
}

resource "google_monitoring_notification_channel" "mail" {
  display_name = "${var.name}-alarms"
  type         = "email"
  labels       = { email_address = var.alarm_email }

  depends_on = [google_project_service.this]
}

resource "google_billing_budget" "this" {
  count = var.budget == null ? 0 : 1

  billing_account = var.budget.billing_account
  display_name    = var.name

  amount {
    specified_amount {
      currency_code = var.budget.currency
      units         = tostring(var.budget.units)
    }
  }

  budget_filter {
    projects = ["projects/${data.google_project.this.number}"]
  }

  threshold_rules {
    threshold_percent = 0.8
  }

  threshold_rules {
    threshold_percent = 1
    spend_basis       = "FORECASTED_SPEND"
  }

  all_updates_rule {
    monitoring_notification_channels = [google_monitoring_notification_channel.mail.id]
  }
}
