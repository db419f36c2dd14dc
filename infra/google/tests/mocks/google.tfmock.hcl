mock_data "google_project" {
  defaults = { number = "123456789012" }
}

mock_resource "google_iam_workload_identity_pool" {
  defaults = { name = "projects/123456789012/locations/global/workloadIdentityPools/threadmark" }
}

mock_resource "google_iam_workload_identity_pool_provider" {
  defaults = { name = "projects/123456789012/locations/global/workloadIdentityPools/threadmark/providers/any" }
}

override_resource {
  target = google_service_account.worker
  values = {
    name      = "projects/example-mail/serviceAccounts/threadmark@example-mail.iam.gserviceaccount.com"
    email     = "threadmark@example-mail.iam.gserviceaccount.com"
    unique_id = "100000000000000000001"
  }
}

override_resource {
  target = google_service_account.push
  values = {
    name  = "projects/example-mail/serviceAccounts/threadmark-push@example-mail.iam.gserviceaccount.com"
    email = "threadmark-push@example-mail.iam.gserviceaccount.com"
  }
}

override_resource {
  target = google_pubsub_topic.bells
  values = { id = "projects/example-mail/topics/threadmark" }
}

override_resource {
  target = google_pubsub_topic.poison
  values = { id = "projects/example-mail/topics/threadmark-poison" }
}
