# The functions run on Azure and read mailboxes of both providers: azure is output for_entra of infra/azure.
tenant_id = "7f3c2a10-5b6d-4e8f-9a01-2b3c4d5e6f70"
azure     = { principal_id = "99999999-8888-4777-8666-555555555555" }
gmail     = true
readers   = { support-team = "aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb" }
