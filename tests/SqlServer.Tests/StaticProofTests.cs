using Microsoft.SqlServer.TransactSql.ScriptDom;
using Xunit;

namespace ChallengeHub.SqlServer.Tests;

/// <summary>No SQL Server is at hand where this is built: its grammar and its binder are.</summary>
public sealed class StaticProofTests
{
    public static TheoryData<string> Sources =>
        [
            .. Directory
                .EnumerateFiles(SentStatements.Root, "*.cs", SearchOption.AllDirectories)
                .Select(x => Path.GetRelativePath(SentStatements.Root, x).Replace('\\', '/'))
                .Where(x =>
                    (
                        x.StartsWith("Engine/", StringComparison.Ordinal)
                        || x.StartsWith("Web/", StringComparison.Ordinal)
                        || x.StartsWith("Jobs/", StringComparison.Ordinal)
                    )
                    && !x.Contains("/obj/")
                    && !x.Contains("/bin/")
                    && !x.Contains("/node_modules/")
                ),
        ];

    [Fact]
    public void Sql_server_understands_and_binds_every_statement_that_can_be_sent() =>
        Assert.Empty(Server2019.Errors(SentStatements.All));

    [Fact]
    public void Every_way_to_the_database_is_looked_at()
    {
        Assert.True(SentStatements.All.Count > 140, $"{SentStatements.All.Count} statements");
        string[] mayHoldSql =
        [
            "Engine/Storage/Statements.cs",
            "Engine/Storage/RepeatedStatement.cs",
            "Engine/Storage/Instants.cs",
        ];
        // these pass on what came through Statements
        string[] mayHaveCommands =
        [
            "Engine/Storage/Archive.cs",
            "Engine/Storage/KeptConnection.cs",
            "Engine/Storage/KeptCommand.cs",
        ];
        foreach (var source in Sources.Select(x => (string)x.Data))
        {
            var text = File.ReadAllText(Path.Combine(SentStatements.Root, source));
            if (!mayHoldSql.Contains(source))
                Assert.False(
                    text.Contains("using Dapper", StringComparison.Ordinal)
                        || text.Contains("SqlMapper.", StringComparison.Ordinal),
                    $"{source} goes past Statements"
                );
            if (!mayHaveCommands.Contains(source))
                Assert.False(
                    text.Contains("CommandText", StringComparison.Ordinal)
                        || text.Contains("CreateCommand", StringComparison.Ordinal),
                    $"{source} makes a command of its own"
                );
        }
    }

    [Fact]
    public void A_renamed_column_in_any_one_query_is_found()
    {
        var sent = SentStatements.All.Where(x => x.Sql.Contains("GraceUntil", StringComparison.Ordinal)).ToList();
        Assert.True(sent.Count >= 4);
        Assert.All(
            sent,
            x =>
                Assert.Contains(
                    Server2019.Errors([
                        x with
                        {
                            Sql = x.Sql.Replace("GraceUntil", "GraceTill", StringComparison.Ordinal),
                        },
                    ]),
                    flaw => flaw.Contains("GraceTill", StringComparison.Ordinal)
                )
        );
    }

    [Theory]
    [InlineData("select Code from Campaigns limit 1")]
    [InlineData("insert into Campaigns (Code) values ('a') returning Id")]
    [InlineData("insert into Imports (Archive, Line) values ('a', 1) on conflict (Archive) do nothing")]
    [InlineData("select Code from Campaign")]
    [InlineData("update Campaigns set Codes = 'a'")]
    public void What_only_sqlite_knows_is_found(string sql) =>
        Assert.NotEmpty(Server2019.Errors([new SentStatement("here", sql)]));

    [Fact]
    public void Nothing_is_right_only_because_of_a_hint_and_nothing_waits_or_merges()
    {
        var refused = new Refused();
        foreach (var sent in SentStatements.All)
            Server2019.Parse(sent.Sql).Accept(refused);
        Assert.Empty(refused.Found);
    }

    [Fact]
    public void Every_insert_gives_each_named_column_one_value()
    {
        var inserts = new Inserts();
        foreach (var sent in SentStatements.All)
            Server2019.Parse(sent.Sql).Accept(inserts);
        Assert.True(inserts.Count > 40, $"{inserts.Count} inserts");
        Assert.Empty(inserts.Uneven);
    }

    private sealed class Refused : TSqlFragmentVisitor
    {
        public List<string> Found { get; } = [];

        public override void Visit(MergeStatement node) => Found.Add("merge");

        public override void Visit(TableHint node) => Found.Add($"hint {node.HintKind}");

        public override void Visit(OptimizerHint node) => Found.Add($"hint {node.HintKind}");

        public override void Visit(WaitForStatement node) => Found.Add("waitfor");

        public override void Visit(RaiseErrorStatement node) => Found.Add("raiserror");

        public override void Visit(SelectStarExpression node) => Found.Add("select *");
    }

    private sealed class Inserts : TSqlFragmentVisitor
    {
        public int Count { get; private set; }
        public List<string> Uneven { get; } = [];

        public override void Visit(InsertSpecification node)
        {
            Count++;
            var values = node.InsertSource switch
            {
                ValuesInsertSource source => source.RowValues.Single().ColumnValues.Count,
                SelectInsertSource { Select: QuerySpecification query } => query.SelectElements.Count,
                _ => -1,
            };
            if (values != node.Columns.Count)
                Uneven.Add(
                    $"{((NamedTableReference)node.Target).SchemaObject.BaseIdentifier.Value}: {node.Columns.Count} "
                        + $"columns, {values} values"
                );
        }
    }
}
