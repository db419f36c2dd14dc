terraform {
  required_version = ">= 1.11"

  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "~> 6.50"
    }
  }
}

provider "google" {
  project = var.project
}

data "google_project" "this" {
  project_id = var.project

  depends_on = [google_project_service.this]
}

resource "google_project_service" "this" {
  for_each = toset([
    "gmail.googleapis.com",
    "iam.googleapis.com",
    "iamcredentials.googleapis.com", # signs for a mailbox
    "monitoring.googleapis.com",
    "pubsub.googleapis.com",
    "sts.googleapis.com", # takes another cloud's word
  ])

  service            = each.key
  disable_on_destroy = false # others in the project may use it
}
