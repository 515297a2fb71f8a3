using System.Text.Json;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace ChallengeHub.Web;

/// <summary>The API described as OpenAPI, and a page to try it that needs nothing from outside.</summary>
public static class ApiDocs
{
    public static void AddApiDocs(this IServiceCollection services) =>
        services.AddOpenApi(
            "v1",
            options =>
            {
                options.AddDocumentTransformer(
                    (document, _, _) =>
                    {
                        document.Info = new OpenApiInfo
                        {
                            Title = "ChallengeHub",
                            Version = "v1",
                            Description =
                                "Sales challenges: lead events in, points in a ledger, leaderboards out. Times are "
                                + "RFC 3339 with offset; an answer of success means: durable.",
                        };

                        document.Components ??= new OpenApiComponents();

                        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
                        {
                            [BearerKeys.Bearer] = new OpenApiSecurityScheme
                            {
                                Type = SecuritySchemeType.Http,
                                Scheme = "bearer",
                                Description = "An API key",
                            },
                        };

                        document.Security =
                        [
                            new OpenApiSecurityRequirement
                            {
                                [new OpenApiSecuritySchemeReference(BearerKeys.Bearer, document)] = [],
                            },
                        ];

                        return Task.CompletedTask;
                    }
                );

                options.AddOperationTransformer(
                    async (operation, context, stop) =>
                    {
                        foreach (
                            var parameter in (operation.Parameters ?? [])
                                .OfType<OpenApiParameter>()
                                .Where(x => x.In == ParameterLocation.Query)
                        )
                            parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);

                        if (
                            context.Description.ActionDescriptor.EndpointMetadata.OfType<TakesBody>().LastOrDefault()
                            is not { } takes
                        )
                            return;

                        var schema = await context.GetOrCreateSchemaAsync(takes.Type, cancellationToken: stop);

                        operation.RequestBody = new OpenApiRequestBody
                        {
                            Required = true,
                            Content = takes.MediaTypes.ToDictionary(
                                type => type,
                                _ => new OpenApiMediaType { Schema = schema }
                            ),
                        };
                    }
                );
            }
        );

    public static void MapApiDocs(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json").RequireAccess(AccessPolicies.Open);

        routes
            .MapScalarApiReference(
                "/docs",
                options =>
                    options
                        .WithTitle("ChallengeHub API")
                        .DisableDefaultFonts()
                        .DisableTelemetry()
                        .DisableAgent()
                        .DisableMcp()
                        .HideDeveloperTools()
                        .HideClientButton()
            )
            .RequireAccess(AccessPolicies.Open);
    }

    /// <summary>Says which problems an operation may answer.</summary>
    public static TBuilder WithProblems<TBuilder>(this TBuilder builder, params ReadOnlySpan<int> statuses)
        where TBuilder : IEndpointConventionBuilder
    {
        foreach (var status in statuses)
            builder.WithMetadata(
                new ProducesResponseTypeMetadata(status, typeof(Problem), ["application/problem+json"])
            );
        return builder;
    }
}

/// <summary>RFC 9457 problem details; <see cref="Errors"/> by field with 400.</summary>
public sealed record Problem(
    string? Type,
    string? Title,
    int? Status,
    string? Detail,
    IReadOnlyDictionary<string, string[]>? Errors
);
