# The first apply: address and identity that infra/entra and infra/google need, no mailboxes yet.
subscription_id = "00000000-0000-4000-8000-000000000000"
location        = "westeurope"
alarm_email     = "mail-admins@example.com"
