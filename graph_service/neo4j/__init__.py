"""The local Neo4j: a real Neo4j Community server that the service brings up itself.

`lock` names the jars, `download` fetches and verifies them, `configuration` sizes the server from the
machine, `server` starts and stops it, `commands` is its command line. Nothing here talks Cypher:
the driver belongs to `queries`.
"""
