# Rings at the webhook, with a token that says who rings.
resource "google_service_account" "push" {
  account_id   = "${var.name}-push"
  display_name = "Rings at Threadmark's webhook"
  description  = "Has no role anywhere: it is only whom the push's tokens name."

  depends_on = [google_project_service.this]
}

resource "google_pubsub_subscription" "webhook" {
  name                       = "${var.name}-webhook"
  topic                      = google_pubsub_topic.bells.id
  ack_deadline_seconds       = 10
  message_retention_duration = "86400s" # the sweep finds what an older bell would tell

  # Pub/Sub deletes a subscription that was idle for 31 days, unless told not to: a quiet mailbox would go deaf.
  expiration_policy {
    ttl = ""
  }

  push_config {
    push_endpoint = local.hook

    oidc_token {
      service_account_email = google_service_account.push.email
      audience              = local.hook
    }
  }

  # Without it Pub/Sub sends again at once.
  retry_policy {
    minimum_backoff = "10s"
    maximum_backoff = "600s"
  }

  dead_letter_policy {
    dead_letter_topic     = google_pubsub_topic.poison.id
    max_delivery_attempts = 100 # at ten minutes each that is most of the day for which bells are kept
  }

  depends_on = [google_pubsub_topic_iam_member.poison]
}

locals {
  hook = "${var.url}/hooks/gmail"

  # Pub/Sub's own account in this project, which carries letters from one to the other.
  pubsub = "serviceAccount:service-${data.google_project.this.number}@gcp-sa-pubsub.iam.gserviceaccount.com"
}

resource "google_pubsub_topic_iam_member" "poison" {
  topic  = google_pubsub_topic.poison.name
  role   = "roles/pubsub.publisher"
  member = local.pubsub
}

resource "google_pubsub_subscription_iam_member" "webhook" {
  subscription = google_pubsub_subscription.webhook.name
  role         = "roles/pubsub.subscriber"
  member       = local.pubsub
}

# So that it may make the push account's tokens; projects from before April 2021 need it said.
resource "google_service_account_iam_member" "push" {
  service_account_id = google_service_account.push.name
  role               = "roles/iam.serviceAccountTokenCreator"
  member             = local.pubsub
}
