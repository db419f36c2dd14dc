mock_data "azuread_service_principal" {
  defaults = {
    client_id = "12121212-0000-4000-8000-000000000001"
    object_id = "99999999-8888-4777-8666-555555555555"
    app_role_ids = {
      "Mail.Read"      = "810c84a8-4a9e-49e6-bf7d-12d183f40d01"
      "Mail.ReadWrite" = "00000000-0000-4000-8000-000000000002"
      "Mail.Send"      = "00000000-0000-4000-8000-000000000003"
    }
  }
}

mock_resource "azuread_application" {
  defaults = {
    id        = "/applications/00000000-0000-4000-8000-000000000004"
    client_id = "12121212-0000-4000-8000-000000000005"
  }
}

mock_resource "azuread_service_principal" {
  defaults = { object_id = "00000000-0000-4000-8000-000000000006" }
}
