# Mailboxes of both providers. graph, gmail, api and release come from other steps (infra/README.md).
region      = "eu-central-1"
alarm_email = "mail-admins@example.com"
budget      = 80

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

graph = {
  tenant_id = "7f3c2a10-5b6d-4e8f-9a01-2b3c4d5e6f70"
  client_id = "0a1b2c3d-4e5f-4061-8273-8495a6b7c8d9"
}

gmail = {
  topic             = "projects/example-mail/topics/threadmark"
  push_account      = "threadmark-push@example-mail.iam.gserviceaccount.com"
  push_audience     = "https://abc123.execute-api.eu-central-1.amazonaws.com/hooks/gmail"
  service_account   = "threadmark@example-mail.iam.gserviceaccount.com"
  workload_provider = "//iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/threadmark/providers/aws"
  workload_audience = "https://iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/threadmark/providers/aws"
}

api = {
  issuer   = "https://login.microsoftonline.com/7f3c2a10-5b6d-4e8f-9a01-2b3c4d5e6f70/v2.0"
  keys_url = "https://login.microsoftonline.com/7f3c2a10-5b6d-4e8f-9a01-2b3c4d5e6f70/discovery/v2.0/keys"
  audience = "11111111-2222-4333-8444-555555555555"
}

release = {
  at      = "2026-11-28T09:00:00Z"
  webhook = { key = "webhook/5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef.zip", sha256 = "X3C/GKCGAHAW6UiwSu07ghA6Nr6kF1W2zd+vEKzjxu8=" }
  worker  = { key = "worker/1b4f0e9851971998e732078544c96b36c3d01cedf7caa332359d6f1d83567014.zip", sha256 = "G08OmFGXGZjnMgeFRMlrNsPQHO33yqMyNZ1vHYNWcBQ=" }
}
