# A whole deployment: what it may, what calls what, what is told to whom. `terraform test` needs no account.
mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  region      = "eu-central-1"
  alarm_email = "mail-admins@example.com"

  mailboxes = [
    { provider = "graph", address = "support@example.com", since = "2026-11-28T00:00:00Z", viewers = ["boss@example.com"], agents = ["anna@example.com"], admins = ["it@example.com"], mirror = false, notices = false, statusNotice = { closed = "Done." } },
    { provider = "gmail", address = "hello@example.org", since = "2026-11-28T00:00:00Z", reopenDays = 14 },
  ]

  graph = { tenant_id = "example.com", client_id = "0a1b2c3d-4e5f-4061-8273-8495a6b7c8d9" }

  gmail = {
    topic             = "projects/p/topics/threadmark"
    push_account      = "push@p.iam.gserviceaccount.com"
    push_audience     = "https://abc123.execute-api.eu-central-1.amazonaws.com/hooks/gmail"
    service_account   = "threadmark@p.iam.gserviceaccount.com"
    workload_provider = "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/aws"
    workload_audience = "https://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/aws"
  }

  api      = { issuer = "https://issuer.example.com", keys_url = "https://issuer.example.com/keys", audience = "api", client_id = "page", scope = "openid api://api/access" }
  channels = true

  release = {
    at      = "2026-11-28T09:00:00Z"
    webhook = { key = "webhook/a.zip", sha256 = "YQ==" }
    worker  = { key = "worker/b.zip", sha256 = "Yg==" }
  }
}

run "each_function_may_do_what_it_needs_and_no_more" {
  assert {
    condition     = toset(flatten(module.webhook.may[*].Action)) == toset(["logs:CreateLogStream", "logs:PutLogEvents", "secretsmanager:GetSecretValue", "sqs:SendMessage"])
    error_message = "The webhook may put bells, read secrets and write its log: nothing of the table."
  }

  assert {
    condition     = toset(flatten([for may in module.webhook.may : may.Resource if may.Sid == "ReadSecrets"])) == toset([aws_secretsmanager_secret.this["graph-webhook-secret"].arn])
    error_message = "The webhook reads one secret: whoever breaks into it must not be able to sign reply tokens."
  }

  assert {
    condition     = toset([for may in module.api.may : may.Sid]) == toset(["RingBells", "KeepTickets", "ReadSecrets", "LogInAtProviders", "Log"]) && !anytrue([for action in flatten(module.api.may[*].Action) : startswith(action, "sqs:") && action != "sqs:SendMessage"])
    error_message = "The API writes what people decide, rings so that it goes out, and fetches whole mails; it takes no bells."
  }

  assert {
    condition     = toset(flatten([for one in [module.worker, module.api] : [for may in one.may : may.Resource if contains(flatten([may.Action]), "secretsmanager:GetSecretValue")]])) == toset([aws_secretsmanager_secret.this["graph-webhook-secret"].arn, aws_secretsmanager_secret.this["token-keys"].arn])
    error_message = "Only the keeper tells what happened: nobody else reads the channels."
  }

  assert {
    condition     = contains(flatten([for may in module.keeper.may : may.Resource if contains(flatten([may.Action]), "secretsmanager:GetSecretValue")]), aws_secretsmanager_secret.this["channels"].arn)
    error_message = "The keeper reads the channels that it is told of."
  }

  assert {
    condition     = toset(flatten([for may in concat(module.worker.may, module.keeper.may, module.api.may) : may.Action if can(regex("table", jsonencode(may.Resource)))])) == toset(["dynamodb:BatchGetItem", "dynamodb:ConditionCheckItem", "dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"])
    error_message = "Worker, keeper and API read and write rows of the table, and may not scan, change or delete it."
  }

  assert {
    condition     = contains(flatten(module.keeper.may[*].Action), "sqs:SendMessage") && !contains(flatten(module.keeper.may[*].Action), "sqs:ReceiveMessage")
    error_message = "The keeper rings bells and takes none."
  }

  assert {
    condition     = length(setsubtract(["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes"], flatten(module.worker.may[*].Action))) == 0
    error_message = "The worker takes bells off the queue, and puts them off."
  }
}

run "no_policy_has_a_wildcard" {
  assert {
    condition     = !anytrue([for action in flatten(concat(module.webhook.may, module.worker.may, module.keeper.may, module.api.may)[*].Action) : strcontains(action, "*")])
    error_message = "An action is a wildcard."
  }

  assert {
    condition     = alltrue([for may in concat(module.webhook.may, module.worker.may, module.keeper.may, module.api.may) : !contains(flatten([may.Resource]), "*") || may.Action == ["sts:GetWebIdentityToken"]])
    error_message = "A statement is for every resource. Only sts:GetWebIdentityToken knows none."
  }

  assert {
    condition     = alltrue([for may in concat(module.worker.may, module.keeper.may, module.api.may) : toset(may.Condition["ForAllValues:StringEquals"]["sts:IdentityTokenAudience"]) == toset(["api://AzureADTokenExchange", var.gmail.workload_audience]) if contains(may.Action, "sts:GetWebIdentityToken")])
    error_message = "Tokens of the role are for Entra and for our pool at Google, and for nobody else."
  }
}

run "everything_calls_the_alias_of_a_published_version" {
  assert {
    condition     = alltrue([for one in [module.webhook, module.worker, module.keeper, module.api] : one.function.publish && one.function.snap_start[0].apply_on == "PublishedVersions"])
    error_message = "SnapStart works on published versions only."
  }

  assert {
    condition     = alltrue([for one in [module.webhook, module.worker, module.keeper, module.api] : one.live.function_version == one.function.version && one.live.function_version != "$LATEST"])
    error_message = "The alias is on the version that this apply published."
  }

  assert {
    condition     = endswith(aws_lambda_event_source_mapping.bells[0].function_name, ":live")
    error_message = "The queue calls the alias, not $LATEST."
  }

  assert {
    condition     = endswith(aws_scheduler_schedule.keeper[0].target[0].arn, ":live") && endswith(jsondecode(aws_iam_role_policy.scheduler[0].policy).Statement[0].Resource, ":live")
    error_message = "The schedule calls the alias, not $LATEST."
  }

  assert {
    condition     = alltrue([for route in concat([module.webhook_route], values(module.api_route)) : endswith(route.calls.uri, ":live/invocations") && route.calls.qualifier == "live"])
    error_message = "The HTTP API calls the alias, and is let in there."
  }

  assert {
    condition     = toset(keys(module.api_route)) == toset(["/api/{path+}", "/console", "/console/{path+}", "/t/{path+}"]) && alltrue([for path, route in module.api_route : route.key == "ANY ${path}"]) && module.webhook_route.key == "ANY /hooks/{provider}"
    error_message = "API, console and customers' pages are reached below /api/, /console/ and /t/."
  }

  assert {
    condition     = alltrue([for one in [module.webhook, module.worker, module.keeper, module.api] : one.function.runtime == "java21" && one.function.architectures == tolist(["arm64"])])
    error_message = "Java 21 on arm64."
  }
}

run "a_bell_is_neither_lost_nor_taken_twice" {
  assert {
    condition     = jsondecode(aws_sqs_queue.bells.redrive_policy).deadLetterTargetArn == aws_sqs_queue.poison.arn
    error_message = "What fails for good goes to the dead-letter queue."
  }

  assert {
    condition     = jsondecode(aws_sqs_queue.bells.redrive_policy).maxReceiveCount >= 50
    error_message = "The worker itself lets go after 50 tries; a queue that did so sooner would alarm at every throttling."
  }

  assert {
    condition     = aws_sqs_queue.bells.visibility_timeout_seconds >= 6 * module.worker.function.timeout
    error_message = "A message must stay hidden for six times the function's timeout."
  }

  assert {
    condition     = aws_sqs_queue.bells.fifo_queue && try(aws_sqs_queue.bells.content_based_deduplication, null) != true
    error_message = "First in first out by mailbox, without deduplication by content."
  }

  assert {
    condition     = aws_lambda_event_source_mapping.bells[0].function_response_types == toset(["ReportBatchItemFailures"])
    error_message = "Without ReportBatchItemFailures what failed would be taken for done."
  }

  assert {
    condition     = aws_sqs_queue.poison.message_retention_seconds == 1209600
    error_message = "Dead letters are kept as long as SQS can."
  }
}

run "what_is_kept_is_safe" {
  assert {
    condition     = try(aws_dynamodb_table.this.point_in_time_recovery[0].enabled, false) && aws_dynamodb_table.this.deletion_protection_enabled && aws_dynamodb_table.this.server_side_encryption[0].enabled
    error_message = "The table can be recovered, is protected and encrypted."
  }

  assert {
    condition     = aws_dynamodb_table.this.billing_mode == "PAY_PER_REQUEST" && aws_dynamodb_table.this.ttl[0].enabled
    error_message = "The table is paid by request and lets rows expire."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.packages.block_public_acls && aws_s3_bucket_public_access_block.packages.block_public_policy && aws_s3_bucket_public_access_block.packages.ignore_public_acls && aws_s3_bucket_public_access_block.packages.restrict_public_buckets
    error_message = "Nobody on the internet reads the packages."
  }

  assert {
    condition     = alltrue([for policy in concat([aws_s3_bucket_policy.packages.policy], values(aws_sqs_queue_policy.tls)[*].policy) : jsondecode(policy).Statement[0].Effect == "Deny" && jsondecode(policy).Statement[0].Condition.Bool["aws:SecureTransport"] == "false"])
    error_message = "Bucket and queues refuse what comes without TLS."
  }

  assert {
    condition     = aws_sqs_queue.bells.sqs_managed_sse_enabled && aws_sqs_queue.poison.sqs_managed_sse_enabled
    error_message = "Queues are encrypted."
  }
}

run "each_function_is_told_what_docs_settings_lists" {
  assert {
    condition     = toset(keys(module.webhook.function.environment[0].variables)) == toset(["GMAIL_PUSH_ACCOUNT", "GMAIL_PUSH_AUDIENCE", "GRAPH_WEBHOOK_SECRET", "THREADMARK_MAILBOXES", "THREADMARK_QUEUE_URL", "THREADMARK_URL"])
    error_message = "The webhook has its few settings, and no key of reply tokens."
  }

  assert {
    condition = alltrue([for one in [module.worker, module.keeper] : setsubtract(keys(one.function.environment[0].variables), ["THREADMARK_CHANNELS"]) == toset([
      "GMAIL_CREDENTIAL", "GMAIL_SERVICE_ACCOUNT", "GMAIL_TOPIC", "GMAIL_WORKLOAD_AUDIENCE", "GMAIL_WORKLOAD_PROVIDER",
      "GRAPH_CLIENT_ID", "GRAPH_CREDENTIAL", "GRAPH_TENANT_ID", "GRAPH_WEBHOOK_SECRET",
      "THREADMARK_DYNAMODB_TABLE", "THREADMARK_MAILBOXES", "THREADMARK_QUEUE_URL", "THREADMARK_SWEEP_EVERY", "THREADMARK_TOKEN_KEYS", "THREADMARK_URL",
    ])])
    error_message = "Worker and keeper have all settings but those of the API and of the push."
  }

  assert {
    condition     = [for one in [module.webhook, module.worker, module.keeper, module.api] : contains(keys(one.function.environment[0].variables), "THREADMARK_CHANNELS")] == [false, false, true, false]
    error_message = "The keeper is told of the channels, and nobody else."
  }

  assert {
    condition     = length(setsubtract(["API_AUDIENCE", "API_CLIENT_ID", "API_ISSUER", "API_KEYS_URL", "API_SCOPE"], keys(module.api.function.environment[0].variables))) == 0
    error_message = "The API is told whose tokens to believe, and the console how to sign in."
  }

  assert {
    condition     = alltrue(flatten([for one in [module.webhook, module.worker, module.keeper, module.api] : [for key, value in one.function.environment[0].variables : startswith(value, "arn:aws:secretsmanager:") if can(regex("SECRET|TOKEN_KEYS|CHANNELS|PASSWORD|CERTIFICATE|ACCOUNT_KEY|HEADERS", key))]]))
    error_message = "A secret is set by reference only."
  }

  assert {
    condition     = jsondecode(module.webhook.function.environment[0].variables.THREADMARK_MAILBOXES) == [{ provider = "graph", address = "support@example.com" }, { provider = "gmail", address = "hello@example.org" }]
    error_message = "The webhook is told of a mailbox what it needs, and no null."
  }

  assert {
    condition     = jsondecode(module.worker.function.environment[0].variables.THREADMARK_MAILBOXES)[1] == { provider = "gmail", address = "hello@example.org", since = "2026-11-28T00:00:00Z", reopenDays = 14 }
    error_message = "The worker is told all that was set of a mailbox, and no null."
  }

  assert {
    condition     = jsondecode(module.api.function.environment[0].variables.THREADMARK_MAILBOXES)[0] == { provider = "graph", address = "support@example.com", since = "2026-11-28T00:00:00Z", viewers = ["boss@example.com"], agents = ["anna@example.com"], admins = ["it@example.com"], mirror = false, notices = false, statusNotice = { closed = "Done." } }
    error_message = "The API is told who may use it, and that the mailbox shows nothing."
  }

  assert {
    condition     = output.console == "${output.url}/console/" && output.for_entra.console == output.console
    error_message = "The console is where the API is, and Entra is told so."
  }
}

run "somebody_is_told_when_it_stands" {
  assert {
    condition     = toset(output.alarms) == toset(["bells-dead", "bells-fail", "bells-poison", "keeper-silent", "late", "outbox-late", "quarantine", "throttled", "watch-ends", "webhook-fails", "webhook-slow"])
    error_message = "An alarm is missing, or is not listed here."
  }

  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.this : alarm.alarm_actions == toset([aws_sns_topic.alarms.arn]) && alarm.actions_enabled])
    error_message = "An alarm tells nobody."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["bells-poison"].dimensions == tomap({ QueueName = aws_sqs_queue.poison.name })
    error_message = "The dead-letter queue is watched."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["keeper-silent"].treat_missing_data == "breaching"
    error_message = "No value of the keeper is the worst value."
  }

  assert {
    condition     = alltrue([for filter in aws_cloudwatch_log_metric_filter.this : contains([module.keeper.log.name, module.worker.log.name, aws_cloudwatch_log_group.gateway.name], filter.log_group_name)])
    error_message = "A metric is made of a log that nobody writes."
  }

  assert {
    condition     = alltrue([for log in [aws_cloudwatch_log_group.gateway, module.webhook.log, module.worker.log, module.keeper.log, module.api.log] : log.retention_in_days == 30])
    error_message = "Logs would be kept for ever."
  }

  assert {
    condition     = !can(regex("querystring|header|path|sourceIp|authorizer", aws_apigatewayv2_stage.this.access_log_settings[0].format))
    error_message = "The log of requests holds no query, which may be a token."
  }

  assert {
    condition     = length(aws_budgets_budget.this.notification) == 2
    error_message = "Somebody is told before the money is gone."
  }
}
