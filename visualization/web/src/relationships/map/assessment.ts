import type { AssessmentInput, StakeholderFactsFragment } from '../../graphql/graphql';

/** All that is thought of a stakeholder, as it is sent; evidence belongs to each change and is not repeated. */
export function assessmentOf(who: StakeholderFactsFragment): AssessmentInput {
  const { buyingRoles, support, politicalStatus, coverage, adaptability, decisionOrientation, sellsForUs, vestedInterest } = who;
  return { buyingRoles, support, politicalStatus, coverage, adaptability, decisionOrientation, sellsForUs, vestedInterest };
}

/** The part of a new assessment that differs from what stands. */
export function changedPart(wanted: AssessmentInput, who: StakeholderFactsFragment): AssessmentInput {
  const stands = assessmentOf(who);
  const differs = (key: string): boolean => JSON.stringify(wanted[key as keyof AssessmentInput]) !== JSON.stringify(stands[key as keyof AssessmentInput]);
  return Object.fromEntries(Object.entries(wanted).filter(([key]) => differs(key)));
}
