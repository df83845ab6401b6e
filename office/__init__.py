"""The office: web console for operators, the API that kiosks deliver to, the work queue, and the public status page.

`compose.py` shows every part in start order. Knows `adminduk` and nothing else of ours but `assets`.
"""
