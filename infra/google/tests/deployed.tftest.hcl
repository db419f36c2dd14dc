# Who rings, who may come in, who is told. `terraform test` needs no project.
mock_provider "google" {
  source = "./tests/mocks"
}

variables {
  project     = "example-mail"
  alarm_email = "mail-admins@example.com"
  url         = "https://abc123.execute-api.eu-central-1.amazonaws.com"

  aws = {
    issuer   = "https://issuer.example.com"
    subjects = ["arn:aws:iam::123456789012:role/threadmark-worker", "arn:aws:iam::123456789012:role/threadmark-keeper"]
  }
}

run "a_bell_of_gmail_reaches_the_webhook" {
  assert {
    condition     = google_pubsub_topic_iam_member.gmail.member == "serviceAccount:gmail-api-push@system.gserviceaccount.com" && google_pubsub_topic_iam_member.gmail.role == "roles/pubsub.publisher" && google_pubsub_topic_iam_member.gmail.topic == google_pubsub_topic.bells.name
    error_message = "Gmail may publish to the topic, and nothing more."
  }

  assert {
    condition     = alltrue([for one in [google_pubsub_subscription.webhook, google_pubsub_subscription.poison] : try(one.expiration_policy[0].ttl, "2678400s") == ""])
    error_message = "A subscription expires when nobody writes for a month."
  }

  assert {
    condition     = google_pubsub_subscription.webhook.push_config[0].push_endpoint == "${var.url}/hooks/gmail"
    error_message = "It rings at the webhook."
  }

  assert {
    condition     = try(google_pubsub_subscription.webhook.push_config[0].oidc_token[0].service_account_email, "") == google_service_account.push.email && try(google_pubsub_subscription.webhook.push_config[0].oidc_token[0].audience, "") == output.for_functions.gmail.push_audience
    error_message = "The push says by a token who rings, for the audience that the webhook is told."
  }

  assert {
    condition     = try(google_pubsub_subscription.webhook.retry_policy[0].minimum_backoff, "0s") == "10s"
    error_message = "Without a retry policy Pub/Sub sends again at once, and again."
  }

  assert {
    condition     = try(google_pubsub_subscription.webhook.dead_letter_policy[0].dead_letter_topic, "") == google_pubsub_topic.poison.id
    error_message = "What the webhook never takes goes to the dead-letter topic."
  }

  assert {
    condition     = google_pubsub_topic_iam_member.poison.member == "serviceAccount:service-123456789012@gcp-sa-pubsub.iam.gserviceaccount.com" && google_pubsub_subscription_iam_member.webhook.member == google_pubsub_topic_iam_member.poison.member
    error_message = "Pub/Sub's own account may carry dead letters from one to the other."
  }
}

run "the_functions_roles_come_in_and_nobody_else" {
  assert {
    condition     = google_iam_workload_identity_pool_provider.this.attribute_condition == "assertion.sub in [\"arn:aws:iam::123456789012:role/threadmark-worker\",\"arn:aws:iam::123456789012:role/threadmark-keeper\"]"
    error_message = "The pool takes every role of the account."
  }

  assert {
    condition     = google_iam_workload_identity_pool_provider.this.oidc[0].allowed_audiences == tolist([output.for_functions.gmail.workload_audience])
    error_message = "The pool takes tokens that are meant for others."
  }

  assert {
    condition     = alltrue([for one in google_service_account_iam_member.worker : startswith(one.member, "principal://iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/threadmark/subject/arn:aws:iam::123456789012:role/threadmark-") && one.role == "roles/iam.serviceAccountTokenCreator" && one.service_account_id == google_service_account.worker.name])
    error_message = "Each role by its full name, on the worker's account only."
  }

  assert {
    condition     = output.delegation.scope == "https://www.googleapis.com/auth/gmail.modify"
    error_message = "One scope, and not that of all mail."
  }
}

run "somebody_is_told_when_it_stands" {
  assert {
    condition     = toset(output.alarms) == toset(["push-late", "push-poison"]) && length(google_monitoring_alert_policy.this) == 2
    error_message = "An alarm is missing, or is not listed here."
  }

  assert {
    condition     = alltrue([for alarm in google_monitoring_alert_policy.this : alarm.notification_channels == tolist([google_monitoring_notification_channel.mail.name])])
    error_message = "An alarm tells nobody."
  }
}

run "from_azure_the_identity_comes_in_and_nobody_else" {
  variables {
    aws            = null
    azure          = { tenant_id = "7f3c2a10-5b6d-4e8f-9a01-2b3c4d5e6f70", principal_id = "99999999-8888-4777-8666-555555555555" }
    azure_audience = "api://22222222-3333-4444-8555-666666666666"
  }

  assert {
    condition     = google_iam_workload_identity_pool_provider.this.oidc[0].issuer_uri == "https://sts.windows.net/7f3c2a10-5b6d-4e8f-9a01-2b3c4d5e6f70/" && google_iam_workload_identity_pool_provider.this.oidc[0].allowed_audiences == tolist(["api://22222222-3333-4444-8555-666666666666"])
    error_message = "The tenant's issuer, for the application of infra/entra."
  }

  assert {
    condition     = google_iam_workload_identity_pool_provider.this.attribute_condition == "assertion.sub in [\"99999999-8888-4777-8666-555555555555\"]" && length(google_service_account_iam_member.worker) == 1
    error_message = "The pool takes every identity of the tenant."
  }
}

run "two_clouds_are_refused" {
  command = plan

  variables {
    azure          = { tenant_id = "t", principal_id = "p" }
    azure_audience = "api://a"
  }

  expect_failures = [var.azure]
}

run "azure_needs_an_audience" {
  command = plan

  variables {
    aws   = null
    azure = { tenant_id = "t", principal_id = "p" }
  }

  expect_failures = [var.azure]
}

run "an_address_without_tls_is_refused" {
  command = plan

  variables {
    url = "http://webhook.example.com"
  }

  expect_failures = [var.url]
}
