-- Whoever gets an account loses the PIN, and its sessions, at that moment.
GRANT UPDATE (pin_hash, session_version) ON member TO closecall_auth;
