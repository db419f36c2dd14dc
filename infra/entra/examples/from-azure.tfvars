# The functions run on Azure and read mailboxes of both providers: azure and console are output for_entra of infra/azure.
tenant_id = "7f3c2a10-5b6d-4e8f-9a01-2b3c4d5e6f70"
azure     = { principal_id = "99999999-8888-4777-8666-555555555555" }
gmail     = true
console   = "https://threadmark-a1b2c3-worker.azurewebsites.net/console/"
people    = { support-team = { id = "aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb", role = "agent" } }
