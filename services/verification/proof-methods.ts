import type { CodeMethod } from '../policy/proof-policy.ts';
import { emailCode } from './email-code/email-code.ts';
import type { ProofMethod } from './proof-method.ts';
import { smsCode } from './sms-code/sms-code.ts';

/** Every method the product knows. The compiler asks for a row when the policy learns a new name. */
export const proofMethods: Readonly<Record<CodeMethod, ProofMethod>> = { 'email-code': emailCode, 'sms-code': smsCode };
