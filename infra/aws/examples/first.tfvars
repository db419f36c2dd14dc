# The first apply: addresses and roles that infra/entra and infra/google need, no functions yet.
region      = "eu-central-1"
alarm_email = "mail-admins@example.com"
