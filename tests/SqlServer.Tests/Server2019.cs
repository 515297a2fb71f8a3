using System.Text.RegularExpressions;
using Microsoft.SqlServer.Dac;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ChallengeHub.SqlServer.Tests;

/// <summary>
/// SQL Server 2019 as its own tools know it: grammar by ScriptDom, names by DacFx on the shipped schema.
/// </summary>
public static partial class Server2019
{
    /// <summary>What the server brings along and the statements use.</summary>
    private static readonly string[] Stubs =
    [
        "create procedure dbo.sp_getapplock @Resource nvarchar(255), @LockMode nvarchar(32), @LockOwner "
            + "nvarchar(32), @LockTimeout int as return 0",
    ];

    /// <summary>The parse of a statement; throws with the errors when SQL Server would not understand it.</summary>
    public static TSqlFragment Parse(string sql)
    {
        var parsed = new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        return errors.Count == 0
            ? parsed
            : throw new FormatException(string.Join('\n', errors.Select(x => $"{x.Line}:{x.Column} {x.Message}")));
    }

    /// <summary>The schema, the migrations folded into one.</summary>
    public static TSqlModel Load()
    {
        var model = new TSqlModel(SqlServerVersion.Sql150, new TSqlModelOptions());
        foreach (var statement in Folded())
            model.AddObjects(statement);
        model.AddObjects(
            "create table SchemaVersion (Version bigint not null constraint SchemaVersion_Key primary key)"
        );
        foreach (var stub in Stubs)
            model.AddObjects(stub);
        return model;
    }

    /// <summary>The migrations as one schema: DacFx models what is there, not its history.</summary>
    private static IEnumerable<string> Folded()
    {
        var statements = Database
            .Steps("SqlServer")
            .SelectMany(step => ((TSqlScript)Parse(step.Sql)).Batches.SelectMany(batch => batch.Statements));
        return FoldedSchema.Of(statements);
    }

    /// <summary>
    /// What is wrong with the statements, each bound as the body of a procedure: unknown tables and columns count as
    /// errors.
    /// </summary>
    public static IReadOnlyList<string> Errors(IEnumerable<SentStatement> statements)
    {
        using var model = Load();
        var places = new Dictionary<string, string>();
        var flaws = new List<string>();
        foreach (var sent in statements)
        {
            if (NotUnderstood(sent.Sql) is { } why)
            {
                flaws.Add($"{sent.Place}: {why}");
                continue;
            }
            var name = $"S{places.Count}";
            places[name] = sent.Place;
            model.AddOrUpdateObjects(
                $"create procedure dbo.{name}{Parameters(sent.Sql)} as\n{sent.Sql}",
                name,
                new TSqlObjectOptions()
            );
        }
        return
        [
            .. flaws,
            .. model
                .Validate()
                .Where(x => x.MessageType == DacMessageType.Error || x.Number is 71502 or 71005)
                .Select(x =>
                    Procedure().Replace($"{x.Prefix}{x.Number} {x.Message}", named => places[named.Groups[1].Value])
                ),
        ];
    }

    private static string? NotUnderstood(string sql)
    {
        try
        {
            Parse(sql);
            return null;
        }
        catch (FormatException wrong)
        {
            return wrong.Message;
        }
    }

    private static string Parameters(string sql)
    {
        var variables = new Variables();
        Parse(sql).Accept(variables);
        var names = variables.Used.Except(variables.Declared, StringComparer.OrdinalIgnoreCase).ToList();
        return names.Count == 0 ? "" : $" {string.Join(", ", names.Select(x => $"{x} nvarchar(4000)"))}";
    }

    [GeneratedRegex(@"\[dbo\]\.\[(S\d+)\]")]
    private static partial Regex Procedure();

    private sealed class Variables : TSqlFragmentVisitor
    {
        public HashSet<string> Used { get; } = new(StringComparer.OrdinalIgnoreCase);
        public HashSet<string> Declared { get; } = new(StringComparer.OrdinalIgnoreCase);

        public override void Visit(VariableReference node) => Used.Add(node.Name);

        public override void Visit(DeclareVariableElement node) => Declared.Add(node.VariableName.Value);

        // the parameters of the called procedure are its own
        public override void ExplicitVisit(ExecuteParameter node)
        {
            node.ParameterValue?.Accept(this);
        }
    }
}
