using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ChallengeHub.SqlServer.Tests;

/// <summary>A statement and the place that sends it.</summary>
public sealed record SentStatement(string Place, string Sql);

/// <summary>
/// Every statement that the product can send, read from its source by the compiler: what is not a constant where it is
/// sent must be known here.
/// </summary>
public static class SentStatements
{
    /// <summary>
    /// Statements that are members of something: their texts are added below. What only SQLite is sent lies in its
    /// dialect.
    /// </summary>
    private static readonly HashSet<(string File, string Expression)> Known =
    [
        ("WriteQueue.cs", "database.Dialect.Savepoint"),
        ("WriteQueue.cs", "database.Dialect.RollbackToSavepoint"),
        ("WriteQueue.cs", "unmark"),
        ("Database.cs", "dialect.VersionTable"),
        ("Database.cs", "sql"),
        ("Archive.cs", "table.Count"),
        ("Archive.cs", "table.Select"),
    ];

    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    /// <summary>In SQL Server's words.</summary>
    public static IReadOnlyList<SentStatement> All { get; } = [.. Read()];

    private static IEnumerable<SentStatement> Read()
    {
        var dialect = new SqlServerDialect("Server=none");
        yield return new("SqlServerDialect.Savepoint", dialect.Savepoint);
        yield return new("SqlServerDialect.RollbackToSavepoint", dialect.RollbackToSavepoint);
        if (dialect.ReleaseSavepoint is { } release)
            yield return new("SqlServerDialect.ReleaseSavepoint", release);
        yield return new("SqlServerDialect.VersionTable", dialect.VersionTable);
        foreach (var table in ArchiveTable.All)
        {
            yield return new($"ArchiveTable {table.Name}.Count", SqlServerDialect.Of(table.Count));
            yield return new($"ArchiveTable {table.Name}.Select", SqlServerDialect.Of(table.Select));
            yield return new($"ArchiveTable {table.Name}.Insert", dialect.Keeping(table));
        }
        foreach (var sent in Compiled())
            yield return sent;
    }

    private static IEnumerable<SentStatement> Compiled()
    {
        var compilation = Compilation();
        // a source that does not compile could hide a statement; generated bodies are not here, and not needed
        var wrong = compilation
            .GetDiagnostics()
            .Where(x => x.Severity == DiagnosticSeverity.Error && x.Id != "CS8795")
            .ToList();
        if (wrong.Count > 0)
            throw new InvalidOperationException(string.Join('\n', wrong.Take(5)));
        foreach (
            var tree in compilation.SyntaxTrees.Where(x =>
                Path.GetFileName(x.FilePath) is not "SqliteDialect.cs" and not "Statements.cs"
            )
        )
        {
            var meaning = compilation.GetSemanticModel(tree);
            foreach (var call in tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                if (meaning.GetSymbolInfo(call).Symbol is not IMethodSymbol { ContainingType.Name: "Statements" })
                    continue;
                var argument = call.ArgumentList.Arguments[0].Expression;
                var place =
                    $"{Path.GetFileName(tree.FilePath)}:{call.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
                if (meaning.GetConstantValue(argument) is { HasValue: true, Value: string sql })
                    yield return new(place, SqlServerDialect.Of(sql));
                else if (!Known.Contains((Path.GetFileName(tree.FilePath), argument.ToString())))
                    throw new InvalidOperationException(
                        $"{place} sends {argument}, which is no constant: nobody can prove it"
                    );
            }
        }
    }

    private static CSharpCompilation Compilation()
    {
        var usings = CSharpSyntaxTree.ParseText(
            "global using System; global using System.Collections.Generic; global using System.IO; global using "
                + "System.Linq; global using System.Net.Http; global using System.Threading; global using "
                + "System.Threading.Tasks;"
        );
        var sources = Directory
            .EnumerateFiles(Path.Combine(Root, "Engine"), "*.cs", SearchOption.AllDirectories)
            .Where(x =>
                !x.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}")
                && !x.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}")
            )
            .Select(x => CSharpSyntaxTree.ParseText(File.ReadAllText(x), path: x));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(x => Path.GetFileName(x) != "ChallengeHub.Engine.dll")
            .Select(x => MetadataReference.CreateFromFile(x));
        return CSharpCompilation.Create(
            "ChallengeHub.Engine",
            [usings, .. sources],
            references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable
            )
        );
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
