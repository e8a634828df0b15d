import type { PlanFact } from '../facts/fact.ts'
import type { Speech } from '../language/language.ts'
import type { Overview } from '../overview/overview.ts'
import { shorten } from '../words.ts'

const MOST: Readonly<Record<PlanFact['planned'], number>> = { goal: 2, 'care-plan': 1, order: 2, appointment: 1 }

/** Returns what is planned and still open by its purpose: the newest of each kind, appointments in time only. */
export function openPlans(overview: Overview, isMeant: (plan: PlanFact) => boolean): readonly PlanFact[] {
  const open = overview.facts.filter((fact) => fact.kind === 'plan').filter((plan) => plan.open && isMeant(plan))
  const ahead = open.filter((plan) => plan.planned !== 'appointment' || (plan.due !== null && plan.due >= overview.now))
  const byKind = Map.groupBy(ahead, ({ planned }) => planned)
  return [...byKind].flatMap(([planned, plans]) =>
    onceEach(
      plans.sort((a, b) => (planned === 'appointment' ? (a.due ?? 0) - (b.due ?? 0) : (b.date ?? 0) - (a.date ?? 0))),
    ).slice(0, MOST[planned]),
  )
}

function onceEach(plans: readonly PlanFact[]): readonly PlanFact[] {
  return [...new Map([...plans].reverse().map((plan) => [plan.words, plan])).values()].reverse()
}

/** Returns one plan as a sentence. */
export function sayPlan(speech: Speech, plan: PlanFact): string {
  const words = shorten(plan.words, 9)
  switch (plan.planned) {
    case 'goal':
      return speech.plan.goal(words)
    case 'care-plan':
      return speech.plan.plan(
        words,
        plan.steps
          .slice(0, 2)
          .map((step) => shorten(step, 5))
          .join(', '),
      )
    case 'order':
      return speech.plan.order(words, plan.date === null ? '' : speech.day(plan.date))
    case 'appointment':
      return speech.plan.visit(words, plan.due === null ? '' : speech.day(plan.due))
  }
}
