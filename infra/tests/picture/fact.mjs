// A fact: from, verb, to, in the direction in which something flows, with the names of secrets in `which`.
export const POOL = 'google/google_iam_workload_identity_pool_provider.this';
export const APP = 'entra/azuread_service_principal.worker';

export function fact(from, verb, to, which = []) {
  return ['take', 'start'].includes(verb) ? { from: to, verb, to: from, which } : { from, verb, to, which };
}

/** The address of a function's code. */
export const aws = (name) => `aws/module.${name}.aws_lambda_function.this`;
export const azure = (name) => `azure/module.${name}.azurerm_function_app_flex_consumption.this`;
