using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ChallengeHub.SqlServer.Tests;

/// <summary>
/// The steps of a schema folded into one: each column where its table is created, each table by its last name.
/// </summary>
public sealed class FoldedSchema
{
    private readonly Dictionary<string, CreateTableStatement> tables = [];
    private readonly List<TSqlStatement> others = [];

    /// <summary>What creates the schema as it is after all steps; views last.</summary>
    public static IEnumerable<string> Of(IEnumerable<TSqlStatement> steps)
    {
        var folded = new FoldedSchema();
        foreach (var step in steps)
            folded.Take(step);
        var generator = new Sql150ScriptGenerator();
        foreach (var statement in folded.tables.Values.Concat(folded.others))
        {
            generator.GenerateScript(statement, out var sql);
            yield return sql;
        }
    }

    private void Take(TSqlStatement step)
    {
        switch (step)
        {
            case CreateTableStatement created:
                tables[created.SchemaObjectName.BaseIdentifier.Value] = created;
                break;
            case AlterTableAddTableElementStatement added:
                Add(tables[added.SchemaObjectName.BaseIdentifier.Value].Definition, added.Definition);
                break;
            case AlterTableDropTableElementStatement dropped:
                foreach (var element in dropped.AlterTableDropTableElements)
                    Drop(tables[dropped.SchemaObjectName.BaseIdentifier.Value].Definition, element.Name.Value);
                break;
            case DropIndexStatement dropped:
                foreach (var index in dropped.DropIndexClauses.Cast<DropIndexClause>())
                    Drop(index);
                break;
            case ExecuteStatement { ExecuteSpecification.ExecutableEntity: ExecutableProcedureReference called }:
                Rename(called);
                break;
            case ExecuteStatement { ExecuteSpecification.ExecutableEntity: ExecutableStringList text }:
                others.AddRange(
                    (
                        (TSqlScript)
                            Server2019.Parse(string.Concat(text.Strings.Cast<StringLiteral>().Select(x => x.Value)))
                    )
                        .Batches.Single()
                        .Statements
                );
                break;
            default:
                others.Add(step);
                break;
        }
    }

    private static void Add(TableDefinition table, TableDefinition added)
    {
        foreach (var column in added.ColumnDefinitions)
            table.ColumnDefinitions.Add(column);
        foreach (var constraint in added.TableConstraints)
            table.TableConstraints.Add(constraint);
    }

    private static void Drop(TableDefinition table, string constraint)
    {
        if (
            !table.TableConstraints.Remove(
                table.TableConstraints.Single(x => x.ConstraintIdentifier.Value == constraint)
            )
        )
            throw new InvalidOperationException($"There is no constraint {constraint}.");
    }

    private void Drop(DropIndexClause index)
    {
        var table = index.Object.BaseIdentifier.Value;
        var created = others
            .OfType<CreateIndexStatement>()
            .Single(x => x.Name.Value == index.Index.Value && x.OnName.BaseIdentifier.Value == table);
        others.Remove(created);
    }

    private void Rename(ExecutableProcedureReference called)
    {
        if (called.ProcedureReference.ProcedureReference.Name.BaseIdentifier.Value != "sp_rename")
            throw new InvalidOperationException("Only sp_rename is known here.");
        var names = called.Parameters.Select(x => ((StringLiteral)x.ParameterValue).Value).ToList();
        tables.Remove(names[0], out var table);
        table!.SchemaObjectName.BaseIdentifier.Value = names[1];
        tables[names[1]] = table;
        var references = new References();
        foreach (var other in tables.Values)
            other.Accept(references);
        foreach (var name in references.Found.Where(x => x.Value == names[0]))
            name.Value = names[1];
    }

    private sealed class References : TSqlFragmentVisitor
    {
        public List<Identifier> Found { get; } = [];

        public override void Visit(ForeignKeyConstraintDefinition node) =>
            Found.Add(node.ReferenceTableName.BaseIdentifier);
    }
}
