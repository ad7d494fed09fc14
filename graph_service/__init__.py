"""The running service: FastAPI app, GraphQL schema, sign-in, settings, CLI, local Neo4j, jobs."""
