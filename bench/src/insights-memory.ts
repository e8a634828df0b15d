import { createFactCache, insightsOf } from '@anamnesis/insights'
import { CONTEXT, chartOf } from './insights-chart.ts'

// A process of its own: it reads one large chart twice and prints the most memory it ever had, in MiB.
const cache = createFactCache()
insightsOf(chartOf(), { ...CONTEXT, cache })
insightsOf(chartOf(), { ...CONTEXT, cache })
console.log(process.resourceUsage().maxRSS / 2 ** 10)
