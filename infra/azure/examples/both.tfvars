# Mailboxes of both providers. gmail and api come from other steps (infra/README.md).
subscription_id = "00000000-0000-4000-8000-000000000000"
location        = "westeurope"
replication     = "GZRS"
alarm_email     = "mail-admins@example.com"
budget          = 80

mailboxes = [
  {
    provider        = "graph"
    address         = "support@example.com"
    since           = "2026-11-28T00:00:00Z"
    agents          = ["anna@example.com"]
    acknowledgement = "Thank you, we have your mail."
  },
  {
    provider   = "gmail"
    address    = "hello@example.org"
    since      = "2026-11-28T00:00:00Z"
    reopenDays = 14
  },
]

gmail = {
  topic             = "projects/example-mail/topics/threadmark"
  push_account      = "threadmark-push@example-mail.iam.gserviceaccount.com"
  push_audience     = "https://threadmark-a1b2c3-webhook.azurewebsites.net/hooks/gmail"
  service_account   = "threadmark@example-mail.iam.gserviceaccount.com"
  workload_provider = "//iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/threadmark/providers/azure"
  workload_audience = "api://22222222-3333-4444-8555-666666666666"
}

api = {
  issuer   = "https://login.microsoftonline.com/7f3c2a10-5b6d-4e8f-9a01-2b3c4d5e6f70/v2.0"
  keys_url = "https://login.microsoftonline.com/7f3c2a10-5b6d-4e8f-9a01-2b3c4d5e6f70/discovery/v2.0/keys"
  audience = "11111111-2222-4333-8444-555555555555"
}
