<#
.SYNOPSIS
Lets the worker into the ticket mailboxes of a tenant, and into no other, by Exchange's RBAC for Applications.

.DESCRIPTION
For an Exchange administrator (role group Organization Management), after Connect-ExchangeOnline. Marks the listed
mailboxes by a custom attribute, makes a scope of what is marked, gives the application Mail.ReadWrite and
Mail.Send in that scope, and asks Exchange whether it is so: each listed mailbox is in, and one other is not.
Run it again whenever a mailbox comes or goes. A change takes 30 minutes to 2 hours to be felt.

.EXAMPLE
./exchange.ps1 -AppId ... -ObjectId ... -Mailboxes support@example.com -MustNotReach ceo@example.com
AppId and ObjectId are output for_exchange of infra/entra.

.EXAMPLE
./exchange.ps1 -AppId ... -ObjectId ... -Remove
Takes everything away again.

.LINK
https://learn.microsoft.com/exchange/permissions-exo/application-rbac
#>
[CmdletBinding(DefaultParameterSetName = 'Grant')]
param(
    [Parameter(Mandatory)] [guid] $AppId,
    # Of the enterprise application (service principal), not of the app registration.
    [Parameter(Mandatory)] [guid] $ObjectId,
    [Parameter(Mandatory, ParameterSetName = 'Grant')] [string[]] $Mailboxes,
    # A mailbox of the tenant that holds no tickets: the check fails if the worker could read it.
    [Parameter(Mandatory, ParameterSetName = 'Grant')] [string] $MustNotReach,
    [Parameter(Mandatory, ParameterSetName = 'Remove')] [switch] $Remove,
    [string] $Name = 'threadmark',
    # The attribute of mailboxes that marks them; nobody else may use it for this value.
    [ValidateSet('CustomAttribute13', 'CustomAttribute14', 'CustomAttribute15')] [string] $Attribute = 'CustomAttribute15'
)
$ErrorActionPreference = 'Stop'
$id = $ObjectId.ToString()
$roles = 'Application Mail.ReadWrite', 'Application Mail.Send'

function Get-Marked { Get-Mailbox -ResultSize Unlimited -Filter "$Attribute -eq '$Name'" }
function Set-Mark([string] $Mailbox, [string] $Value) {
    $mark = @{ $Attribute = $Value }
    Set-Mailbox -Identity $Mailbox @mark
}
function Get-AssignmentName([string] $Role) { "$Name $($Role -replace '^Application ')" }

if ($Remove) {
    foreach ($role in $roles) {
        Get-ManagementRoleAssignment -Identity (Get-AssignmentName $role) -ErrorAction SilentlyContinue | Remove-ManagementRoleAssignment -Confirm:$false
    }
    Get-ManagementScope -Identity $Name -ErrorAction SilentlyContinue | Remove-ManagementScope -Confirm:$false
    Get-ServicePrincipal -Identity $id -ErrorAction SilentlyContinue | Remove-ServicePrincipal -Confirm:$false
    Get-Marked | ForEach-Object { Set-Mark $_.PrimarySmtpAddress $null }
    Write-Output "$Name reaches no mailbox any more."
    return
}

# The marks: those that are listed, and no others.
$listed = $Mailboxes | ForEach-Object { (Get-Mailbox -Identity $_).PrimarySmtpAddress }
if ((Get-Mailbox -Identity $MustNotReach).PrimarySmtpAddress -in $listed) {
    throw "$MustNotReach is one of the ticket mailboxes: name one that is not."
}
Get-Marked | Where-Object { $_.PrimarySmtpAddress -notin $listed } | ForEach-Object { Set-Mark $_.PrimarySmtpAddress $null }
$listed | ForEach-Object { Set-Mark $_ $Name }

# Who, where, what; each only if it is not there yet.
if (-not (Get-ServicePrincipal -Identity $id -ErrorAction SilentlyContinue)) {
    New-ServicePrincipal -AppId $AppId -ObjectId $ObjectId -DisplayName $Name | Out-Null
}
$filter = "$Attribute -eq '$Name'"
if (Get-ManagementScope -Identity $Name -ErrorAction SilentlyContinue) {
    Set-ManagementScope -Identity $Name -RecipientRestrictionFilter $filter
} else {
    New-ManagementScope -Name $Name -RecipientRestrictionFilter $filter | Out-Null
}
foreach ($role in $roles) {
    $assignment = Get-AssignmentName $role
    if (-not (Get-ManagementRoleAssignment -Identity $assignment -ErrorAction SilentlyContinue)) {
        New-ManagementRoleAssignment -Name $assignment -App $id -Role $role -CustomResourceScope $Name | Out-Null
    }
}

# What Exchange says of it.
$wrong = @()
foreach ($mailbox in @($listed) + $MustNotReach) {
    $granted = Test-ServicePrincipalAuthorization -Identity $id -Resource $mailbox | Where-Object { $_.InScope -eq $true } | ForEach-Object { $_.RoleName }
    $has = ($granted | Sort-Object) -join ', '
    $wanted = if ($mailbox -eq $MustNotReach) { '' } else { $roles -join ', ' }
    if ($has -ne $wanted) { $wrong += "${mailbox}: expected '$wanted', Exchange says '$has'" }
}

# Entra's own grants are for all mailboxes, add to these, and are not seen by the test above.
if (Get-Command Get-MgServicePrincipalAppRoleAssignment -ErrorAction SilentlyContinue) {
    $graph = Get-MgServicePrincipal -Filter "appId eq '00000003-0000-0000-c000-000000000000'"
    $ids = Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $id -All | Where-Object { $_.ResourceId -eq $graph.Id } | ForEach-Object { $_.AppRoleId }
    $graph.AppRoles | Where-Object { $_.Id -in $ids -and $_.Value -like 'Mail*' } | ForEach-Object { $wrong += "Entra grants $($_.Value) for all mailboxes: all_mailboxes must be false in infra/entra" }
} else {
    Write-Warning 'Not checked: grants in Entra for all mailboxes (Install-Module Microsoft.Graph.Applications, Connect-MgGraph -Scopes Application.Read.All).'
}

if ($wrong) {
    $wrong | ForEach-Object { Write-Warning $_ }
    throw "$Name does not reach what it should, or reaches more."
}
Write-Output "$Name reaches $($listed -join ', '), and not $MustNotReach."
