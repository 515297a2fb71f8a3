using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace ChallengeHub.Engine.Tests;

/// <summary>Keeps the shape of a statement: one thing a line, and a name for what belongs together.</summary>
public sealed class ShapeTests
{
    private static readonly IReadOnlyList<SyntaxNode> Shipped = Nodes("Engine", "Web", "Jobs");
    private static readonly IReadOnlyList<SyntaxNode> All = [.. Shipped, .. Nodes("tests")];

    [Fact]
    public void A_tuple_that_crosses_a_method_is_a_record_with_a_name() =>
        None(
            from tuple in Shipped.OfType<TupleTypeSyntax>()
            where
                tuple.Ancestors().Any(x => x is ParameterSyntax { Parent.Parent: not LambdaExpressionSyntax })
                || tuple.Ancestors().Any(x => IsReturned(x, tuple))
            select tuple
        );

    [Fact]
    public void A_tuple_of_more_than_two_is_a_record_with_a_name() =>
        None(
            from node in Shipped
            where
                node is TupleTypeSyntax { Elements.Count: > 2 }
                || (node is TupleExpressionSyntax { Arguments.Count: > 2 } tuple && !IsCompared(tuple))
            select node
        );

    [Fact]
    public void A_choice_of_three_is_a_switch_or_has_a_name() =>
        None(
            from node in Shipped.OfType<ConditionalExpressionSyntax>()
            where node.Parent is not ConditionalExpressionSyntax
            where
                node.DescendantNodes()
                    .OfType<ConditionalExpressionSyntax>()
                    .Any(x => x.Parent is ConditionalExpressionSyntax)
            select node
        );

    [Fact]
    public void A_declaration_declares_one_thing() =>
        None(All.OfType<VariableDeclarationSyntax>().Where(x => x.Variables.Count > 1));

    [Fact]
    public void An_assignment_assigns_one_thing() =>
        None(
            from node in All.OfType<AssignmentExpressionSyntax>()
            where node is { Left: TupleExpressionSyntax, Right: TupleExpressionSyntax } && !IsSwap(node)
            select node
        );

    private static bool IsReturned(SyntaxNode node, TupleTypeSyntax tuple) =>
        node switch
        {
            MethodDeclarationSyntax x => x.ReturnType.Span.Contains(tuple.Span),
            LocalFunctionStatementSyntax x => x.ReturnType.Span.Contains(tuple.Span),
            DelegateDeclarationSyntax x => x.ReturnType.Span.Contains(tuple.Span),
            _ => false,
        };

    /// <summary>A key of several parts to compare, to switch on, or to sort by; its parts have no names.</summary>
    private static bool IsCompared(TupleExpressionSyntax tuple) =>
        tuple.Parent
            is BinaryExpressionSyntax
                or SwitchExpressionSyntax
                or SwitchStatementSyntax
                or LambdaExpressionSyntax
        && tuple.Arguments.All(x => x.NameColon is null);

    /// <summary>What is read on the right is assigned on the left: the order would matter.</summary>
    private static bool IsSwap(AssignmentExpressionSyntax node)
    {
        var assigned = ((TupleExpressionSyntax)node.Left).Arguments.Select(x => x.ToString()).ToHashSet();
        return node.Right.DescendantNodes().Any(x => assigned.Contains(x.ToString()));
    }

    private static IReadOnlyList<SyntaxNode> Nodes(params string[] folders) =>
        [
            .. from folder in folders
            from file in Repository.Files(folder, ".cs")
            from node in CSharpSyntaxTree.ParseText(file.Text, path: file.Path).GetRoot().DescendantNodes()
            select node,
        ];

    private static void None(IEnumerable<SyntaxNode> nodes)
    {
        var found = nodes.Select(node =>
        {
            var place = node.SyntaxTree.GetLineSpan(node.Span);
            return $"{place.Path}:{place.StartLinePosition.Line + 1}: {node.ToString().Split('\n')[0].Trim()}";
        });
        Assert.Empty(found);
    }
}
