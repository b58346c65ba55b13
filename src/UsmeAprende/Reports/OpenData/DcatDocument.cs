using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace UsmeAprende.Reports.OpenData;

/// <summary>
/// The catalogue for other catalogues: JSON-LD in the terms of DCAT-AP 3.0. Agents and contacts are nodes with an address and all their
/// types, dates have theirs, and texts their language, since harvesters infer none of it.
/// </summary>
public static class DcatDocument
{
    public const string MediaType = "application/ld+json";

    private const string Authority = "http://publications.europa.eu/resource/authority";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="publisher">Who answers for it.</param>
    public static byte[] Write(OpenDataCatalogue catalogue, DcatPublisher publisher) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new JsonObject
            {
                ["@context"] = CreateContext(),
                ["@graph"] = new JsonArray(
                    CreateCatalogue(catalogue, publisher),
                    CreateAgent(publisher),
                    CreateContact(publisher),
                    new JsonObject
                    {
                        ["@id"] = publisher.Iri("#lugar"),
                        ["@type"] = "dct:Location",
                        ["skos:prefLabel"] = Text(publisher.Place),
                    },
                    new JsonObject { ["@id"] = OpenDataCatalogue.Licence, ["@type"] = "dct:LicenseDocument" }
                ),
            },
            Readable
        );

    private static JsonObject CreateContext() =>
        new()
        {
            ["dcat"] = "http://www.w3.org/ns/dcat#",
            ["dct"] = "http://purl.org/dc/terms/",
            ["foaf"] = "http://xmlns.com/foaf/0.1/",
            ["skos"] = "http://www.w3.org/2004/02/skos/core#",
            ["vcard"] = "http://www.w3.org/2006/vcard/ns#",
            ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
        };

    private static JsonObject CreateCatalogue(OpenDataCatalogue catalogue, DcatPublisher publisher) =>
        new()
        {
            ["@id"] = publisher.Iri("#catalogo"),
            ["@type"] = "dcat:Catalog",
            ["dct:title"] = Text($"Datos abiertos de {publisher.Site}"),
            ["dct:description"] = Text("Cursos, encuentros, participación y plan de acción, sin datos de personas."),
            ["dct:publisher"] = Node(publisher.Iri("#entidad")),
            ["dct:language"] = Node($"{Authority}/language/SPA", "dct:LinguisticSystem"),
            ["dct:license"] = Node(OpenDataCatalogue.Licence),
            ["dct:spatial"] = Node(publisher.Iri("#lugar")),
            ["foaf:homepage"] = new JsonObject { ["@id"] = publisher.Iri(""), ["@type"] = "foaf:Document" },
            ["dcat:dataset"] = new JsonArray([.. catalogue.All.Select(d => (JsonNode)CreateDataset(d, publisher))]),
        };

    private static JsonObject CreateDataset(OpenDataset dataset, DcatPublisher publisher) =>
        new()
        {
            ["@id"] = publisher.Iri($"/{dataset.Id}#datos"),
            ["@type"] = "dcat:Dataset",
            ["dct:title"] = Text(dataset.Title),
            ["dct:description"] = Text($"{dataset.Description} {dataset.Missing}"),
            ["dct:identifier"] = dataset.Id,
            ["dct:publisher"] = Node(publisher.Iri("#entidad")),
            ["dcat:contactPoint"] = Node(publisher.Iri("#contacto")),
            ["dcat:keyword"] = new JsonArray([.. dataset.Keywords.Select(word => (JsonNode)Text(word))]),
            ["dcat:theme"] = new JsonObject
            {
                ["@id"] = $"{Authority}/data-theme/EDUC",
                ["@type"] = "skos:Concept",
                ["skos:prefLabel"] = Text("Educación, cultura y deporte"),
            },
            ["dct:accessRights"] = Node($"{Authority}/access-right/PUBLIC", "dct:RightsStatement"),
            ["dct:accrualPeriodicity"] = Node(
                $"{Authority}/frequency/{(dataset.Frequency is OpenFrequency.Monthly ? "MONTHLY" : "IRREG")}",
                "dct:Frequency"
            ),
            ["dct:language"] = Node($"{Authority}/language/SPA", "dct:LinguisticSystem"),
            ["dct:spatial"] = Node(publisher.Iri("#lugar")),
            ["dcat:landingPage"] = new JsonObject { ["@id"] = publisher.Iri($"/{dataset.Id}"), ["@type"] = "foaf:Document" },
            ["dcat:distribution"] = new JsonArray(
                CreateDistribution(dataset, publisher, ".csv", "CSV", "text/csv"),
                CreateDistribution(dataset, publisher, ".json", "JSON", "application/json")
            ),
        };

    private static JsonObject CreateDistribution(
        OpenDataset dataset,
        DcatPublisher publisher,
        string extension,
        string format,
        string mediaType
    ) =>
        new()
        {
            ["@id"] = publisher.Iri($"/{dataset.Id}{extension}#archivo"),
            ["@type"] = "dcat:Distribution",
            ["dct:title"] = Text($"{dataset.Title}, en {format}"),
            ["dct:description"] = Text(dataset.Description),
            ["dcat:accessURL"] = Node(publisher.Iri($"/{dataset.Id}")),
            ["dcat:downloadURL"] = Node(publisher.Iri($"/{dataset.Id}{extension}")),
            ["dct:format"] = Node($"{Authority}/file-type/{format}", "dct:MediaTypeOrExtent"),
            ["dcat:mediaType"] = Node($"https://www.iana.org/assignments/media-types/{mediaType}", "dct:MediaType"),
            ["dct:license"] = Node(OpenDataCatalogue.Licence),
        };

    private static JsonObject CreateAgent(DcatPublisher publisher) =>
        new()
        {
            ["@id"] = publisher.Iri("#entidad"),
            ["@type"] = new JsonArray("foaf:Agent", "foaf:Organization"),
            ["foaf:name"] = Text(publisher.Entity),
        };

    // Without an address of its own, people ask where the data are told.
    private static JsonObject CreateContact(DcatPublisher publisher)
    {
        var contact = new JsonObject
        {
            ["@id"] = publisher.Iri("#contacto"),
            ["@type"] = new JsonArray("vcard:Kind", "vcard:Organization"),
            ["vcard:fn"] = publisher.Entity,
            ["vcard:hasURL"] = Node(publisher.Iri("")),
        };
        if (publisher.Email is { } email)
            contact["vcard:hasEmail"] = Node($"mailto:{email}");
        return contact;
    }

    private static JsonObject Node(string iri) => new() { ["@id"] = iri };

    // Of a thing that others describe.
    private static JsonObject Node(string iri, string type) => new() { ["@id"] = iri, ["@type"] = type };

    private static JsonObject Text(string text) => new() { ["@value"] = text, ["@language"] = "es" };
}

/// <param name="Root">The address of the page of open data, complete.</param>
/// <param name="Site">Its name.</param>
/// <param name="Email">Null if there is none to write to.</param>
public sealed record DcatPublisher(string Root, string Site, string Entity, string Place, string? Email)
{
    internal string Iri(string end) => Root + end;
}
