using System.Text.RegularExpressions;
using ChallengeHub.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ChallengeHub.Web.Tests;

/// <summary>A code as a source raises it.</summary>
/// <param name="Args">How many arguments go with it; null: not to be seen there.</param>
internal sealed record RaisedCode(string Code, int? Args, string Where);

/// <summary>
/// The codes of errors in Engine and Web. They are raised by whatever has a parameter <c>code</c> with
/// <c>args</c> behind it; what stands there by a name is looked up where the name is declared.
/// </summary>
internal static partial class RaisedCodes
{
    /// <summary>Raisers without arguments, and where the code stands among theirs.</summary>
    private static readonly Dictionary<string, int> Plain = new()
    {
        ["TooOften"] = 1,
        ["Wrong"] = 1,
        ["Kind"] = 1,
    };

    /// <summary>Codes may also be handed on by a constant's name.</summary>
    public static IReadOnlyList<string> Named() =>
        [
            .. Constants(Files())
                .Select(x => x.Initializer?.Value)
                .OfType<LiteralExpressionSyntax>()
                .Select(x => x.Token.ValueText),
        ];

    public static IReadOnlyList<RaisedCode> All()
    {
        var files = Files();
        var raisers = files.SelectMany(Raisers).ToList();
        var constants = Constants(files).ToLookup(x => x.Identifier.Text);
        return
        [
            .. files.SelectMany(file =>
                file.DescendantNodes()
                    .SelectMany(node => Raised(node, raisers))
                    .SelectMany(x =>
                        new Names(file, constants)
                            .Codes(x.Code)
                            .Select(code => new RaisedCode(code, x.Args, Path.GetFileName(file.SyntaxTree.FilePath)))
                    )
            ),
        ];
    }

    private static IReadOnlyList<CompilationUnitSyntax> Files() =>
        [
            .. new[] { "Engine", "Web" }
                .SelectMany(folder => Sources(Path.Combine(HubProcess.Root, folder)))
                .Select(path =>
                    CSharpSyntaxTree.ParseText(File.ReadAllText(path), path: path).GetCompilationUnitRoot()
                ),
        ];

    private static IEnumerable<VariableDeclaratorSyntax> Constants(IEnumerable<CompilationUnitSyntax> files) =>
        files
            .SelectMany(file => file.DescendantNodes().OfType<FieldDeclarationSyntax>())
            .Where(field => field.Modifiers.Any(SyntaxKind.ConstKeyword))
            .SelectMany(field => field.Declaration.Variables);

    private static IEnumerable<string> Sources(string folder) =>
        Directory
            .GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !Built().IsMatch(Path.GetRelativePath(folder, path)));

    private static IEnumerable<Raiser> Raisers(CompilationUnitSyntax file) =>
        from list in file.DescendantNodes().OfType<ParameterListSyntax>()
        let code = list.Parameters.IndexOf(x => x.Identifier.Text is "code" or "Code" && $"{x.Type}" == "string")
        where code >= 0 && list.Parameters.Count == code + 2
        where list.Parameters[code + 1].Identifier.Text is "args" or "Args"
        let type = list.Ancestors().OfType<TypeDeclarationSyntax>().First().Identifier.Text
        select new Raiser(
            type,
            list.Parent switch
            {
                MethodDeclarationSyntax method => method.Identifier.Text,
                LocalFunctionStatementSyntax function => function.Identifier.Text,
                _ => type,
            },
            code
        );

    private static IEnumerable<(ExpressionSyntax Code, int? Args)> Raised(
        SyntaxNode node,
        IReadOnlyList<Raiser> raisers
    )
    {
        var (name, arguments) = node switch
        {
            InvocationExpressionSyntax call => (NameOf(call.Expression), call.ArgumentList),
            ObjectCreationExpressionSyntax { ArgumentList: { } list } made => (NameOf(made.Type), list),
            _ => ("", null),
        };
        if (arguments is null)
            yield break;
        var given = arguments.Arguments;
        if (Plain.TryGetValue(name, out var place) && given.Count > place)
            yield return (given[place].Expression, null);
        if (Place(node, name, raisers) is { } code && given.Count > code)
            yield return (
                given[code].Expression,
                given.Skip(code + 1).Any(x => NameOf(x.Expression) is "args" or "Args") ? null : given.Count - code - 1
            );
    }

    /// <summary>Where the code stands, if such a call raises one.</summary>
    private static int? Place(SyntaxNode node, string name, IReadOnlyList<Raiser> raisers)
    {
        var types = node.Ancestors().OfType<TypeDeclarationSyntax>().Select(x => x.Identifier.Text).ToList();
        var receiver = node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }
            ? NameOf(access.Expression)
            : null;
        return raisers
            .Where(x => x.Name == name)
            .Where(x =>
                node is ObjectCreationExpressionSyntax ? x.Type == name
                : receiver is null ? types.Contains(x.Type)
                : x.Type == receiver || (x.Type == nameof(FieldErrors) && receiver.EndsWith("rrors", Ordinal))
            )
            .Select(x => (int?)x.Code)
            .FirstOrDefault();
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static string NameOf(ExpressionSyntax expression) =>
        expression switch
        {
            IdentifierNameSyntax name => name.Identifier.Text,
            MemberAccessExpressionSyntax access => access.Name.Identifier.Text,
            InvocationExpressionSyntax call => NameOf(call.Expression),
            _ => "",
        };

    [GeneratedRegex(@"^(bin|obj|Client)[\\/]")]
    private static partial Regex Built();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Kebab();

    private sealed record Raiser(string Type, string Name, int Code);

    /// <summary>What names in a file stand for: variables and methods of the file, constants of any.</summary>
    private sealed class Names(CompilationUnitSyntax file, ILookup<string, VariableDeclaratorSyntax> constants)
    {
        private readonly HashSet<string> seen = [];

        public IEnumerable<string> Codes(SyntaxNode expression) =>
            expression switch
            {
                LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.StringLiteralExpression)
                && Kebab().IsMatch(literal.Token.ValueText)
                    ? [literal.Token.ValueText]
                    : [],
                // handed on: counted where it was given
                IdentifierNameSyntax { Identifier.Text: "code" } => [],
                MemberAccessExpressionSyntax { Name.Identifier.Text: "Code" } => [],
                ConditionalExpressionSyntax choice => Codes(choice.WhenTrue).Concat(Codes(choice.WhenFalse)),
                SwitchExpressionSyntax choice => choice.Arms.SelectMany(arm => Codes(arm.Expression)),
                BinaryExpressionSyntax either => Codes(either.Left).Concat(Codes(either.Right)),
                ParenthesizedExpressionSyntax inner => Codes(inner.Expression),
                ExpressionSyntax named when NameOf(named) is { Length: > 0 } name && seen.Add(name) => Declared(
                    named,
                    name
                ),
                _ => [],
            };

        private IEnumerable<string> Declared(ExpressionSyntax named, string name)
        {
            var variables = file.DescendantNodes()
                .OfType<VariableDeclaratorSyntax>()
                .Where(x => x.Identifier.Text == name)
                .Concat(named is InvocationExpressionSyntax ? [] : constants[name])
                .Select(x => x.Initializer?.Value)
                .OfType<ExpressionSyntax>();
            var methods = file.DescendantNodes()
                .OfType<MethodDeclarationSyntax>()
                .Where(x => x.Identifier.Text == name);
            var answers = methods.SelectMany(x =>
                x.ExpressionBody is { } body
                    ? [body.Expression]
                    : x.DescendantNodes().OfType<ReturnStatementSyntax>().Select(y => y.Expression!)
            );
            var found = file.DescendantNodes()
                .OfType<IsPatternExpressionSyntax>()
                .Where(x =>
                    x.Pattern.DescendantNodes()
                        .OfType<SingleVariableDesignationSyntax>()
                        .Any(y => y.Identifier.Text == name)
                )
                .Select(x => x.Expression);
            return variables.Concat(answers).Concat(found).SelectMany(Codes);
        }
    }
}
