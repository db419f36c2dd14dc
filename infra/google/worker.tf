# As whom the functions act in mailboxes. It has no key and no role in the project: what it may read is for
# the Workspace's admin to say, by domain-wide delegation of its unique id (output delegation).
resource "google_service_account" "worker" {
  account_id   = var.name
  display_name = "Threadmark's worker"

  depends_on = [google_project_service.this]
}

resource "google_iam_workload_identity_pool" "this" {
  workload_identity_pool_id = var.name
  display_name              = var.name
  description               = "Functions of another cloud, and nobody else."

  depends_on = [google_project_service.this]
}

locals {
  # Who may come in: the issuer that signs, for whom it signs, and which of its subjects.
  cloud = var.aws != null ? {
    name     = "aws"
    issuer   = var.aws.issuer
    audience = "https://iam.googleapis.com/${google_iam_workload_identity_pool.this.name}/providers/aws"
    subjects = var.aws.subjects
    } : {
    name     = "azure"
    issuer   = "https://sts.windows.net/${var.azure.tenant_id}/" # of tokens of version 1, as infra/entra sets it
    audience = var.azure_audience
    subjects = [var.azure.principal_id]
  }
}

resource "google_iam_workload_identity_pool_provider" "this" {
  workload_identity_pool_id          = google_iam_workload_identity_pool.this.workload_identity_pool_id
  workload_identity_pool_provider_id = local.cloud.name
  display_name                       = local.cloud.name

  attribute_mapping = {
    "google.subject" = "assertion.sub"
  }

  # The issuer signs for everybody of that cloud account or tenant.
  attribute_condition = "assertion.sub in ${jsonencode(local.cloud.subjects)}"

  oidc {
    issuer_uri        = local.cloud.issuer
    allowed_audiences = [local.cloud.audience]
  }
}

# One identity each, by its full name, and on this account only: it may have it sign that it acts for a mailbox.
resource "google_service_account_iam_member" "worker" {
  count = length(local.cloud.subjects)

  service_account_id = google_service_account.worker.name
  role               = "roles/iam.serviceAccountTokenCreator"
  member             = "principal://iam.googleapis.com/${google_iam_workload_identity_pool.this.name}/subject/${local.cloud.subjects[count.index]}"
}
