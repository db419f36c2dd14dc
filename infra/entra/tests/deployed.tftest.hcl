# Who may log in as the worker, and what nobody gets by accident. `terraform test` needs no tenant.
mock_provider "azuread" {
  source = "./tests/mocks"
}

variables {
  tenant_id = "7f3c2a10-5b6d-4e8f-9a01-2b3c4d5e6f70"
}

run "from_aws_two_roles_may_log_in_without_a_secret" {
  variables {
    aws = {
      issuer   = "https://issuer.example.com"
      subjects = { worker = "arn:aws:iam::123456789012:role/threadmark-worker", keeper = "arn:aws:iam::123456789012:role/threadmark-keeper" }
    }
    readers = { support = "aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb" }
  }

  assert {
    condition     = toset([for one in azuread_application_federated_identity_credential.worker : one.subject]) == toset(values(var.aws.subjects)) && alltrue([for one in azuread_application_federated_identity_credential.worker : one.issuer == var.aws.issuer && one.audiences == tolist(["api://AzureADTokenExchange"])])
    error_message = "Each role by its full name, of this account's issuer, for the audience that the program asks for."
  }

  assert {
    condition     = length(azuread_app_role_assignment.tenant_wide) == 0
    error_message = "Nobody gets all mailboxes of the tenant unless somebody asks for it."
  }

  assert {
    condition     = alltrue([for app in concat(azuread_application.worker, [azuread_application.api]) : app.sign_in_audience == "AzureADMyOrg"])
    error_message = "An application can be used in other tenants."
  }

  assert {
    condition     = output.for_functions.graph == { tenant_id = var.tenant_id, client_id = azuread_application.worker[0].client_id } && output.for_exchange.ObjectId == azuread_service_principal.worker[0].object_id
    error_message = "infra/aws and exchange.ps1 need the application."
  }

  assert {
    condition     = azuread_service_principal.api.app_role_assignment_required && azuread_app_role_assignment.reader["support"].app_role_id == one([for role in azuread_application.api.app_role : role.id if role.value == "Threadmark.Reader"])
    error_message = "Only who has the role gets a token for the API."
  }

  assert {
    condition     = azuread_application.api.api[0].requested_access_token_version == 2 && endswith(output.for_functions.api.issuer, "/v2.0")
    error_message = "Tokens of version 2 have the issuer that the API is told."
  }
}

run "on_azure_the_identity_is_enough" {
  variables {
    azure = { principal_id = "99999999-8888-4777-8666-555555555555" }
    gmail = true
  }

  assert {
    condition     = length(azuread_application.worker) == 0 && !can(output.for_functions.graph) && output.for_exchange.AppId == "12121212-0000-4000-8000-000000000001"
    error_message = "The managed identity needs no application, and exchange.ps1 its ids."
  }

  assert {
    condition     = length(azuread_app_role_assignment.tenant_wide) == 0
    error_message = "Nobody gets all mailboxes of the tenant unless somebody asks for it."
  }

  assert {
    condition     = output.for_google.azure_audience == "api://12121212-0000-4000-8000-000000000005" && azuread_application.google[0].api[0].requested_access_token_version == 1
    error_message = "Google needs an audience, and tokens of version 1."
  }
}

run "all_mailboxes_only_if_asked_for" {
  variables {
    azure         = { principal_id = "99999999-8888-4777-8666-555555555555" }
    all_mailboxes = true
  }

  assert {
    condition     = toset(keys(azuread_app_role_assignment.tenant_wide)) == toset(["Mail.ReadWrite", "Mail.Send"])
    error_message = "What the worker needs, and no more."
  }

  assert {
    condition     = length(output.for_google) == 0
    error_message = "Without Gmail there is no audience for Google."
  }
}

run "one_cloud_has_to_be_named" {
  command = plan

  expect_failures = [var.aws]
}

run "another_issuer_than_https_is_refused" {
  command = plan

  variables {
    aws = { issuer = "issuer.example.com", subjects = {} }
  }

  expect_failures = [var.aws]
}
