# The order of infra/README.md: the outputs of each step are the variables of the next, nothing is typed twice.
mock_provider "aws" {
  source = "../../aws/tests/mocks"
}

mock_provider "azuread" {
  source = "../../entra/tests/mocks"
}

mock_provider "azurerm" {
  source = "../../azure/tests/mocks"
}

mock_provider "google" {
  source = "../../google/tests/mocks"
}

variables {
  alarm_email     = "mail-admins@example.com"
  region          = "eu-central-1"
  location        = "westeurope"
  subscription_id = "00000000-0000-4000-8000-000000000000"
  tenant_id       = "7f3c2a10-5b6d-4e8f-9a01-2b3c4d5e6f70"
  project         = "example-mail"
}

run "aws_first" {
  module {
    source = "../../aws"
  }
}

run "entra_for_aws" {
  module {
    source = "../../entra"
  }

  variables {
    name = run.aws_first.for_entra.name
    aws  = run.aws_first.for_entra.aws
  }
}

run "google_for_aws" {
  module {
    source = "../../google"
  }

  variables {
    name = run.aws_first.for_google.name
    url  = run.aws_first.for_google.url
    aws  = run.aws_first.for_google.aws
  }
}

run "aws_again" {
  module {
    source = "../../aws"
  }

  variables {
    graph     = run.entra_for_aws.for_functions.graph
    api       = run.entra_for_aws.for_functions.api
    gmail     = run.google_for_aws.for_functions.gmail
    release   = { at = "now", webhook = { key = "a", sha256 = "YQ==" }, worker = { key = "b", sha256 = "Yg==" } }
    mailboxes = [{ provider = "graph", address = "a@example.com", since = "2026-11-28T00:00:00Z" }, { provider = "gmail", address = "b@example.org", since = "2026-11-28T00:00:00Z" }]
  }

  assert {
    condition     = module.worker.function.environment[0].variables.GRAPH_CLIENT_ID == run.entra_for_aws.for_exchange.AppId
    error_message = "The worker logs in as the application that Exchange limits."
  }

  assert {
    condition     = module.webhook.function.environment[0].variables.GMAIL_PUSH_AUDIENCE == "${run.aws_first.for_google.url}/hooks/gmail"
    error_message = "The webhook expects the audience that Pub/Sub is told."
  }
}

run "azure_first" {
  module {
    source = "../../azure"
  }
}

run "entra_for_azure" {
  module {
    source = "../../entra"
  }

  state_key = "entra_for_azure"

  variables {
    name  = run.azure_first.for_entra.name
    azure = run.azure_first.for_entra.azure
    gmail = true
  }
}

run "google_for_azure" {
  module {
    source = "../../google"
  }

  state_key = "google_for_azure"

  variables {
    name           = run.azure_first.for_google.name
    url            = run.azure_first.for_google.url
    azure          = run.azure_first.for_google.azure
    azure_audience = run.entra_for_azure.for_google.azure_audience
  }
}

run "azure_again" {
  module {
    source = "../../azure"
  }

  variables {
    api       = run.entra_for_azure.for_functions.api
    gmail     = run.google_for_azure.for_functions.gmail
    mailboxes = [{ provider = "graph", address = "a@example.com", since = "2026-11-28T00:00:00Z" }, { provider = "gmail", address = "b@example.org", since = "2026-11-28T00:00:00Z" }]
  }

  assert {
    condition     = module.worker.app.app_settings.GMAIL_WORKLOAD_AUDIENCE == run.entra_for_azure.for_google.azure_audience
    error_message = "The worker asks for tokens for the audience that Google's pool takes."
  }

  assert {
    condition     = module.webhook.app.app_settings.GMAIL_PUSH_AUDIENCE == "${output.url}/hooks/gmail"
    error_message = "The webhook expects the audience that Pub/Sub is told."
  }
}
