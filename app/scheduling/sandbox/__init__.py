"""A local calendar that answers like Cal.com's API v2, for use without an account.

The same client talks to it, in this process or over loopback. Everything it says about paths,
fields, versions, errors and shapes follows Cal.com's reference of 2026.
"""
