# The first apply, and what a bad variable is told.
mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  region      = "eu-central-1"
  alarm_email = "mail-admins@example.com"
}

run "before_there_is_code_there_is_all_that_other_steps_need" {
  assert {
    condition     = output.for_google.url == "https://abc123.execute-api.eu-central-1.amazonaws.com" && length(output.for_google.aws.subjects) == 2
    error_message = "infra/google needs the address and the roles."
  }

  assert {
    condition     = output.for_entra.aws.issuer == "https://issuer.example.com" && toset(keys(output.for_entra.aws.subjects)) == toset(["keeper", "worker"])
    error_message = "infra/entra needs issuer and roles."
  }

  assert {
    condition     = module.worker.live == null && length(aws_lambda_event_source_mapping.bells) == 0 && length(aws_scheduler_schedule.keeper) == 0
    error_message = "Without a package there is no function."
  }

  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.this : !alarm.actions_enabled])
    error_message = "Nobody is woken for functions that are not there."
  }
}

run "a_graph_mailbox_needs_graph" {
  command = plan

  variables {
    mailboxes = [{ provider = "graph", address = "a@example.com", since = "2026-11-28T00:00:00Z" }]
  }

  expect_failures = [var.mailboxes]
}

run "a_time_is_a_time" {
  command = plan

  variables {
    graph     = { tenant_id = "t", client_id = "c" }
    mailboxes = [{ provider = "graph", address = "a@example.com", since = "yesterday" }]
  }

  expect_failures = [var.mailboxes]
}

run "functions_without_mailboxes_are_refused" {
  command = plan

  variables {
    release = { at = "now", webhook = { key = "a", sha256 = "a" }, worker = { key = "b", sha256 = "b" } }
  }

  expect_failures = [var.release]
}

run "settings_that_lambda_would_refuse_are_refused_here" {
  command = plan

  variables {
    graph     = { tenant_id = "t", client_id = "c" }
    release   = { at = "now", webhook = { key = "a", sha256 = "a" }, worker = { key = "b", sha256 = "b" } }
    mailboxes = [{ provider = "graph", address = "a@example.com", since = "2026-11-28T00:00:00Z", acknowledgement = join("", [for n in range(1000) : "four"]) }]
  }

  expect_failures = [var.mailboxes]
}

run "a_bad_name_is_refused" {
  command = plan

  variables {
    name = "Threadmark_1"
  }

  expect_failures = [var.name]
}
