# A whole deployment: what it may, what it is told, who is told of it. `terraform test` needs no subscription.
mock_provider "azurerm" {
  source = "./tests/mocks"
}

variables {
  subscription_id = "00000000-0000-4000-8000-000000000000"
  location        = "westeurope"
  alarm_email     = "mail-admins@example.com"

  mailboxes = [
    { provider = "graph", address = "support@example.com", since = "2026-11-28T00:00:00Z", viewers = ["boss@example.com"], agents = ["anna@example.com"], admins = ["it@example.com"], mirror = false, notices = false, statusNotice = { closed = "Done." } },
    { provider = "gmail", address = "hello@example.org", since = "2026-11-28T00:00:00Z", reopenDays = 14 },
  ]

  gmail = {
    topic             = "projects/p/topics/threadmark"
    push_account      = "push@p.iam.gserviceaccount.com"
    push_audience     = "https://threadmark-webhook.azurewebsites.net/hooks/gmail"
    service_account   = "threadmark@p.iam.gserviceaccount.com"
    workload_provider = "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/azure"
    workload_audience = "api://22222222-3333-4444-8555-666666666666"
  }

  api      = { issuer = "https://issuer.example.com", keys_url = "https://issuer.example.com/keys", audience = "api", client_id = "page", scope = "openid api://api/access" }
  channels = true
}

run "each_app_may_do_what_it_needs_and_no_more" {
  assert {
    condition = module.webhook.may == {
      host        = "Storage Blob Data Owner on ${azurerm_storage_account.data.id}"
      package     = "Storage Blob Data Contributor on /subscriptions/s/resourceGroups/threadmark/providers/Microsoft.Storage/storageAccounts/pkgs/blobServices/default/containers/its-own"
      ring-bells  = "Storage Queue Data Message Sender on ${azurerm_storage_queue.bells.id}"
      read-secret = "Key Vault Secrets User on ${azurerm_key_vault.this["hook"].id}"
    }
    error_message = "The webhook may put bells and read one vault: nothing of the tables, nothing of the keys of reply tokens."
  }

  assert {
    condition = module.worker.may == {
      host         = "Storage Blob Data Owner on ${azurerm_storage_account.data.id}"
      package      = "Storage Blob Data Contributor on /subscriptions/s/resourceGroups/threadmark/providers/Microsoft.Storage/storageAccounts/pkgs/blobServices/default/containers/its-own"
      take-bells   = "Storage Queue Data Contributor on ${azurerm_storage_queue.bells.id}"
      put-poison   = "Storage Queue Data Contributor on ${azurerm_storage_queue.poison.id}"
      keep-tickets = "Storage Table Data Contributor on ${azurerm_storage_table.this.resource_manager_id}"
      read-secret  = "Key Vault Secrets User on ${azurerm_key_vault.this["hook"].id}"
      read-keys    = "Key Vault Secrets User on ${azurerm_key_vault.this["keys"].id}"
    }
    error_message = "The worker may use its two queues, its table and both vaults, and no account as a whole."
  }

  assert {
    condition     = azurerm_storage_account.data.name != azurerm_storage_account.packages.name && startswith(nonsensitive(module.worker.app.storage_container_endpoint), azurerm_storage_account.packages.primary_blob_endpoint)
    error_message = "Packages lie apart from what the webhook's host may write: else it could become the worker."
  }
}

run "what_is_kept_is_safe" {
  assert {
    condition     = alltrue([for account in [azurerm_storage_account.data, azurerm_storage_account.packages] : !account.shared_access_key_enabled])
    error_message = "A storage account has keys."
  }

  assert {
    condition     = alltrue([for account in [azurerm_storage_account.data, azurerm_storage_account.packages] : !account.allow_nested_items_to_be_public])
    error_message = "A storage account may have public blobs."
  }

  assert {
    condition     = alltrue([for account in [azurerm_storage_account.data, azurerm_storage_account.packages] : account.min_tls_version == "TLS1_2" && account.https_traffic_only_enabled])
    error_message = "A storage account takes less than TLS 1.2."
  }

  assert {
    condition     = azurerm_management_lock.data.lock_level == "CanNotDelete" && azurerm_management_lock.data.scope == azurerm_storage_account.data.id
    error_message = "The account of the tickets can be deleted by a slip."
  }

  assert {
    condition     = alltrue([for vault in azurerm_key_vault.this : vault.rbac_authorization_enabled && vault.purge_protection_enabled])
    error_message = "A vault is ruled by access policies, or can be purged."
  }
}

run "apps_are_as_the_code_expects" {
  assert {
    condition     = alltrue([for one in [module.webhook.app, module.worker.app] : one.https_only && one.site_config[0].minimum_tls_version == "1.2" && one.site_config[0].scm_minimum_tls_version == "1.2"])
    error_message = "An app answers without TLS 1.2."
  }

  assert {
    condition     = alltrue([for one in [module.webhook.app, module.worker.app] : one.storage_authentication_type == "SystemAssignedIdentity" && lookup(one.app_settings, "AzureWebJobsStorage", "left out") == "" && one.app_settings["AzureWebJobsStorage__accountName"] == azurerm_storage_account.data.name && one.app_settings["AzureWebJobsStorage__credential"] == "managedidentity"])
    error_message = "The host reaches the storage as the app's identity, without a key."
  }

  assert {
    condition     = alltrue([for one in [module.webhook.app, module.worker.app] : one.runtime_name == "java" && one.runtime_version == "21"])
    error_message = "Java 21."
  }

  assert {
    condition     = module.webhook.app.instance_memory_in_mb == 512 && module.webhook.app.always_ready[0].name == "http" && module.webhook.app.always_ready[0].instance_count == 1
    error_message = "The webhook is small, and one instance of it is kept warm: Graph waits for three seconds."
  }

  assert {
    condition     = module.worker.app.maximum_instance_count <= 8
    error_message = "Graph takes four requests at a time for a mailbox: the worker may not have any number of instances."
  }

  assert {
    condition     = azurerm_storage_queue.bells.name == "bells" && azurerm_storage_queue.poison.name == "bells-poison"
    error_message = "The code names the queue, the host its poison queue."
  }
}

run "each_app_is_told_what_docs_settings_lists" {
  assert {
    condition = toset(keys(module.webhook.app.app_settings)) == toset([
      "AzureWebJobsStorage", "AzureWebJobsStorage__accountName", "AzureWebJobsStorage__credential", "JAVA_APPLICATIONINSIGHTS_ENABLE_TELEMETRY",
      "GMAIL_PUSH_ACCOUNT", "GMAIL_PUSH_AUDIENCE", "GRAPH_WEBHOOK_SECRET", "THREADMARK_MAILBOXES", "THREADMARK_URL",
    ])
    error_message = "The webhook has its few settings, and no key of reply tokens."
  }

  assert {
    condition = toset(keys(module.worker.app.app_settings)) == toset([
      "AzureWebJobsStorage", "AzureWebJobsStorage__accountName", "AzureWebJobsStorage__credential", "JAVA_APPLICATIONINSIGHTS_ENABLE_TELEMETRY",
      "API_AUDIENCE", "API_CLIENT_ID", "API_ISSUER", "API_KEYS_URL", "API_SCOPE",
      "GMAIL_CREDENTIAL", "GMAIL_SERVICE_ACCOUNT", "GMAIL_TOPIC", "GMAIL_WORKLOAD_AUDIENCE", "GMAIL_WORKLOAD_PROVIDER",
      "GRAPH_CREDENTIAL", "GRAPH_WEBHOOK_SECRET",
      "THREADMARK_CHANNELS", "THREADMARK_CONSOLE", "THREADMARK_MAILBOXES", "THREADMARK_PAGES_URL", "THREADMARK_SWEEP_EVERY", "THREADMARK_TABLE_NAME", "THREADMARK_TOKEN_KEYS", "THREADMARK_URL",
    ])
    error_message = "The worker's app has all settings but those of the push."
  }

  assert {
    condition     = module.worker.app.app_settings["THREADMARK_PAGES_URL"] == "https://${module.worker.app.name}.azurewebsites.net"
    error_message = "Links to customers' pages lead to the worker's app."
  }

  assert {
    condition     = alltrue(flatten([for one in [module.webhook.app, module.worker.app] : [for key, value in one.app_settings : startswith(value, "@Microsoft.KeyVault(SecretUri=https://") if can(regex("SECRET|TOKEN_KEYS|CHANNELS|PASSWORD|CERTIFICATE|ACCOUNT_KEY|HEADERS", key))]]))
    error_message = "A secret is set by reference only."
  }

  assert {
    condition     = jsondecode(module.webhook.app.app_settings.THREADMARK_MAILBOXES) == [{ provider = "graph", address = "support@example.com" }, { provider = "gmail", address = "hello@example.org" }]
    error_message = "The webhook is told of a mailbox what it needs, and no null."
  }

  assert {
    condition     = jsondecode(module.worker.app.app_settings.THREADMARK_MAILBOXES)[1] == { provider = "gmail", address = "hello@example.org", since = "2026-11-28T00:00:00Z", reopenDays = 14 }
    error_message = "The worker is told all that was set of a mailbox, and no null."
  }

  assert {
    condition     = jsondecode(module.worker.app.app_settings.THREADMARK_MAILBOXES)[0] == { provider = "graph", address = "support@example.com", since = "2026-11-28T00:00:00Z", viewers = ["boss@example.com"], agents = ["anna@example.com"], admins = ["it@example.com"], mirror = false, notices = false, statusNotice = { closed = "Done." } }
    error_message = "The worker is told who may use the API, and that the mailbox shows nothing."
  }

  assert {
    condition     = endswith(nonsensitive(module.worker.app.app_settings.THREADMARK_CHANNELS), "-keys.vault.azure.net/secrets/channels/)")
    error_message = "Channels lie in the vault that the webhook cannot read."
  }

  assert {
    condition     = output.console == "https://${module.worker.hostname}/console/" && output.for_entra.console == output.console
    error_message = "The console is where the worker's app is, and Entra is told so."
  }
}

run "somebody_is_told_when_it_stands" {
  assert {
    condition     = toset(output.alarms) == toset(["bells-dead", "bells-fail", "bells-poison", "keeper-silent", "late", "outbox-late", "quarantine", "throttled", "watch-ends", "webhook-fails", "webhook-slow"])
    error_message = "An alarm is missing, or is not listed here."
  }

  assert {
    condition     = alltrue([for alarm in azurerm_monitor_scheduled_query_rules_alert_v2.this : alarm.action[0].action_groups == tolist([azurerm_monitor_action_group.this.id])])
    error_message = "An alarm tells nobody."
  }

  assert {
    condition     = strcontains(azurerm_monitor_scheduled_query_rules_alert_v2.this["bells-poison"].criteria[0].query, "/bells-poison/") && anytrue([for log in azurerm_monitor_diagnostic_setting.queues.enabled_log : log.category == "StorageWrite"])
    error_message = "What is put into bells-poison is logged, and that log is watched."
  }

  assert {
    condition     = azurerm_monitor_scheduled_query_rules_alert_v2.this["keeper-silent"].criteria[0].operator == "LessThan" && azurerm_monitor_scheduled_query_rules_alert_v2.this["keeper-silent"].criteria[0].time_aggregation_method == "Count"
    error_message = "No value of the keeper is an alarm."
  }

  assert {
    condition     = azurerm_monitor_scheduled_query_rules_alert_v2.this["late"].criteria[0].threshold == 1800 && azurerm_monitor_scheduled_query_rules_alert_v2.this["watch-ends"].criteria[0].operator == "LessThan"
    error_message = "Late is 30 minutes; a watch ends when little is left."
  }

  assert {
    condition     = azurerm_log_analytics_workspace.this.retention_in_days == 30 && azurerm_application_insights.this.retention_in_days == 30
    error_message = "Logs would be kept for ever."
  }

  assert {
    condition     = length(azurerm_consumption_budget_resource_group.this.notification) == 2
    error_message = "Somebody is told before the money is gone."
  }
}
