using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Catalogue;

/// <summary>What phones need of a course to tell what comes next (<c>path.js</c>): the same bytes for everybody.</summary>
[AllowAnonymous]
public sealed class CoursePathController(CatalogueStore courses) : Controller
{
    [HttpGet("/cursos/{course}/camino.json"), PublicPage]
    public IActionResult Show(string course)
    {
        var catalogue = courses.Current;
        return catalogue.CoursesById.TryGetValue(course.ToLowerInvariant(), out var found)
            ? File(JsonSerializer.SerializeToUtf8Bytes(CoursePath.Create(catalogue, found), CoursePathJson.Default.CoursePath), MediaType)
            : NotFound();
    }

    private const string MediaType = "application/json; charset=utf-8";
}

/// <summary>Written without reflection, and without what is false.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault
)]
[JsonSerializable(typeof(CoursePath))]
public sealed partial class CoursePathJson : JsonSerializerContext;
