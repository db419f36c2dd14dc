output "for_functions" {
  description = "Variable gmail of infra/azure or infra/aws."
  value = {
    gmail = {
      topic             = google_pubsub_topic.bells.id
      push_account      = google_service_account.push.email
      push_audience     = local.hook
      service_account   = google_service_account.worker.email
      workload_provider = "//iam.googleapis.com/${google_iam_workload_identity_pool_provider.this.name}"
      workload_audience = local.cloud.audience
    }
  }
}

output "delegation" {
  description = "What the Workspace's admin enters under Security, API controls, Domain-wide delegation."
  value = {
    client_id = google_service_account.worker.unique_id
    scope     = "https://www.googleapis.com/auth/gmail.modify"
  }
}

output "alarms" {
  description = "The alarms; each has its section in docs/runbooks.md."
  value       = keys(local.alarms)
}
