# The functions run on Azure: url and azure are output for_google of infra/azure, azure_audience of infra/entra.
project        = "example-mail"
alarm_email    = "mail-admins@example.com"
url            = "https://threadmark-a1b2c3-webhook.azurewebsites.net"
azure_audience = "api://22222222-3333-4444-8555-666666666666"

azure = {
  tenant_id    = "7f3c2a10-5b6d-4e8f-9a01-2b3c4d5e6f70"
  principal_id = "99999999-8888-4777-8666-555555555555"
}
