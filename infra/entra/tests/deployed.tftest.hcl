# Who may log in as the worker, and what nobody gets by accident. `terraform test` needs no tenant.
mock_provider "azuread" {
  source = "./tests/mocks"
}

variables {
  tenant_id = "7f3c2a10-5b6d-4e8f-9a01-2b3c4d5e6f70"
  console   = "https://functions.example.com/console/"
}

run "from_aws_the_roles_may_log_in_without_a_secret" {
  variables {
    aws = {
      issuer   = "https://issuer.example.com"
      subjects = { worker = "arn:aws:iam::123456789012:role/threadmark-worker", keeper = "arn:aws:iam::123456789012:role/threadmark-keeper", api = "arn:aws:iam::123456789012:role/threadmark-api" }
    }
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

}

run "who_has_a_role_may_use_the_api_and_nobody_else" {
  variables {
    azure = { principal_id = "99999999-8888-4777-8666-555555555555" }
    people = {
      support = { id = "aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb", role = "agent" }
      sales   = { id = "aaaaaaaa-1111-4222-8333-cccccccccccc", role = "viewer" }
      it      = { id = "aaaaaaaa-1111-4222-8333-dddddddddddd", role = "admin" }
      desk    = { id = "aaaaaaaa-1111-4222-8333-eeeeeeeeeeee", role = "member" }
    }
  }

  assert {
    condition     = toset(azuread_application.api.app_role[*].value) == toset(["Threadmark.Viewer", "Threadmark.Agent", "Threadmark.Admin", "Threadmark.Member"])
    error_message = "The API knows four roles, by these names."
  }

  assert {
    condition     = alltrue([for role in azuread_application.api.app_role : toset(role.allowed_member_types) == toset(["User"])])
    error_message = "Roles are for people and groups."
  }

  assert {
    condition     = azuread_service_principal.api.app_role_assignment_required
    error_message = "Only who has a role gets a token for the API."
  }

  assert {
    condition     = alltrue([for name, value in { support = "Threadmark.Agent", sales = "Threadmark.Viewer", it = "Threadmark.Admin", desk = "Threadmark.Member" } : azuread_app_role_assignment.people[name].app_role_id == one([for role in azuread_application.api.app_role : role.id if role.value == value]) && azuread_app_role_assignment.people[name].principal_object_id == var.people[name].id])
    error_message = "Each gets the role that was said, and no other."
  }

  assert {
    condition     = azuread_application.api.group_membership_claims == toset(["ApplicationGroup"])
    error_message = "A token names the groups that have a role here, so that a mailbox's lists can."
  }

  assert {
    condition     = azuread_application.api.api[0].requested_access_token_version == 2 && endswith(output.for_functions.api.issuer, "/v2.0")
    error_message = "Tokens of version 2 have the issuer that the API is told."
  }

  assert {
    condition     = try(azuread_application.api.optional_claims[0].access_token[0].name, "") == "email"
    error_message = "Tokens tell the address by which it is written down who did something."
  }
}

run "the_console_signs_in_without_a_secret" {
  variables {
    azure = { principal_id = "99999999-8888-4777-8666-555555555555" }
  }

  assert {
    condition     = try(azuread_application.api.single_page_application[0].redirect_uris, []) == toset([var.console]) && length(azuread_application.api.web) + length(azuread_application.api.public_client) == 0
    error_message = "A sign-in comes back to the console, and nowhere else; it is a page, which has no secret."
  }

  assert {
    condition     = output.for_functions.api.client_id == azuread_application.api.client_id && output.for_functions.api.audience == output.for_functions.api.client_id
    error_message = "The console signs in as the application for which tokens are meant."
  }

  assert {
    condition     = output.for_functions.api.scope == "openid profile email ${azuread_application_identifier_uri.api.identifier_uri}/${one(azuread_application.api.api[0].oauth2_permission_scope).value}"
    error_message = "It asks for the scope that the application has."
  }

  assert {
    condition     = { for name, one in azuread_service_principal_delegated_permission_grant.console : name => one.claim_values } == { api = toset(["access"]), graph = toset(["openid", "profile", "email"]) } && alltrue([for one in azuread_service_principal_delegated_permission_grant.console : one.service_principal_object_id == azuread_service_principal.api.object_id])
    error_message = "Consent is for what the console asks for, and for no mail."
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

run "a_role_that_the_api_does_not_know_is_refused" {
  command = plan

  variables {
    azure  = { principal_id = "99999999-8888-4777-8666-555555555555" }
    people = { support = { id = "aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb", role = "reader" } }
  }

  expect_failures = [var.people]
}

run "a_sign_in_that_comes_back_elsewhere_is_refused" {
  command = plan

  variables {
    azure   = { principal_id = "99999999-8888-4777-8666-555555555555" }
    console = "https://functions.example.com/"
  }

  expect_failures = [var.console]
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
