import { useCallback, useEffect, useState } from 'react'
import type { Step } from '../features/capture/draft'

/** The phone's own "back" leads to the step before and not away from what was written. */
export function useSteps() {
  const [step, setStep] = useState<Step>(1)
  useEffect(() => {
    const back = ({ state }: PopStateEvent) => setStep((state as { step?: Step } | null)?.step ?? 1)
    addEventListener('popstate', back)
    return () => removeEventListener('popstate', back)
  }, [])
  const forward = useCallback((to: Step) => {
    history.pushState({ step: to }, '')
    setStep(to)
  }, [])
  return { step, forward, back: useCallback(() => history.back(), []) }
}
