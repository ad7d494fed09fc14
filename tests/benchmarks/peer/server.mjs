// The peer of `irontree bench graphql`: @neo4j/graphql behind graphql-yoga, on the store that Irontree filled.
// It has no sign-in, no limits, no visibility rules and no log: it does less for a request than Irontree does.
import { createServer } from "node:http";
import { Neo4jGraphQL } from "@neo4j/graphql";
import { createYoga } from "graphql-yoga";
import neo4j from "neo4j-driver";

const { NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD, PEER_PORT } = process.env;

// Both labels are named so that its look-ups by id find the constraint, which is on Party. The full-text index is
// Irontree's own; it also covers the other names, which the directive cannot say because they are a list.
const typeDefs = /* GraphQL */ `
  type Company
    @node(labels: ["Company", "Party"])
    @fulltext(indexes: [{ indexName: "party_names", queryName: "companiesByText", fields: ["name"] }]) {
    id: ID!
    name: String!
    otherNames: [String!]
    jurisdiction: String
    region: String
    status: String
    legalForm: String
    industry: String
    holdings: [Company!]! @relationship(type: "HOLDS", direction: OUT, properties: "Holding")
    holders: [Company!]! @relationship(type: "HOLDS", direction: IN, properties: "Holding")
  }

  type Holding @relationshipProperties {
    id: ID!
    percentMin: Float
    percentMax: Float
  }
`;

const driver = neo4j.driver(NEO4J_URI, neo4j.auth.basic(NEO4J_USER, NEO4J_PASSWORD));
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
const yoga = createYoga({
  schema,
  context: () => ({ sessionConfig: { database: "neo4j" } }),
  graphiql: false,
  logging: false,
});
const server = createServer(yoga);
server.listen(Number(PEER_PORT), "127.0.0.1");

process.on("SIGTERM", async () => {
  server.closeAllConnections();
  server.close();
  await driver.close();
  process.exit(0);
});
