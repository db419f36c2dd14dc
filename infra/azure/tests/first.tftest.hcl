# The first apply, and what a bad variable is told.
mock_provider "azurerm" {
  source = "./tests/mocks"
}

variables {
  subscription_id = "00000000-0000-4000-8000-000000000000"
  location        = "westeurope"
  alarm_email     = "mail-admins@example.com"
}

run "after_the_first_apply_there_is_all_that_other_steps_need" {
  assert {
    condition     = output.for_google.url == output.url && output.for_google.azure.tenant_id == "00000000-0000-4000-8000-00000000000b"
    error_message = "infra/google needs the address and the identity."
  }

  assert {
    condition     = length(output.for_entra.azure.principal_id) > 0
    error_message = "infra/entra needs the identity."
  }
}

run "names_that_the_world_shares_fit" {
  command   = plan
  state_key = "another"

  variables {
    name = "mail-tickets"
  }

  override_module {
    target  = module.webhook
    outputs = { name = "webhook", hostname = "mail-tickets-f63bf8-webhook.azurewebsites.net" }
  }

  assert {
    condition     = alltrue([for vault in azurerm_key_vault.this : length(vault.name) <= 24]) && length(azurerm_storage_account.data.name) <= 24
    error_message = "Vaults and storage accounts have 24 characters at most."
  }
}

run "a_gmail_mailbox_needs_gmail" {
  command = plan

  variables {
    mailboxes = [{ provider = "gmail", address = "a@example.com", since = "2026-11-28T00:00:00Z" }]
  }

  expect_failures = [var.mailboxes]
}

run "another_provider_is_refused" {
  command = plan

  variables {
    mailboxes = [{ provider = "imap", address = "a@example.com", since = "2026-11-28T00:00:00Z" }]
  }

  expect_failures = [var.mailboxes]
}

run "a_long_name_is_refused" {
  command = plan

  variables {
    name = "threadmark-of-the-mail-room"
  }

  expect_failures = [var.name]
}

run "an_address_that_azure_made_up_is_told" {
  state_key = "elsewhere"

  override_module {
    target  = module.webhook
    outputs = { name = "webhook", hostname = "webhook-abc123.westeurope-01.azurewebsites.net" }
  }

  expect_failures = [check.address]
}
