# Gmail publishes here that a mailbox has changed: an address and a number, no mail.
resource "google_pubsub_topic" "bells" {
  name = var.name

  depends_on = [google_project_service.this]
}

# Gmail itself, and nobody else. Where an organization policy restricts domains (iam.allowedPolicyMemberDomains),
# the project needs an exception for this account.
resource "google_pubsub_topic_iam_member" "gmail" {
  topic  = google_pubsub_topic.bells.name
  role   = "roles/pubsub.publisher"
  member = "serviceAccount:gmail-api-push@system.gserviceaccount.com"
}

# Bells that the webhook took none of: kept for a week, so that somebody can look.
resource "google_pubsub_topic" "poison" {
  name = "${var.name}-poison"

  depends_on = [google_project_service.this]
}

resource "google_pubsub_subscription" "poison" {
  name                       = "${var.name}-poison"
  topic                      = google_pubsub_topic.poison.id
  message_retention_duration = "604800s"

  expiration_policy {
    ttl = ""
  }
}
