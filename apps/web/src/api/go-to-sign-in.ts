/** The session ended (signed out elsewhere, role changed): sign in and come back to the same page. */
export function goToSignIn() {
  const here = location.pathname + location.search
  if (location.pathname !== '/sign-in') location.assign(`/sign-in?next=${encodeURIComponent(here)}`)
}
