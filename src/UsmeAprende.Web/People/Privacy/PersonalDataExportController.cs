using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.People.Privacy;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.People.Accounts;

namespace UsmeAprende.Web.People.Privacy;

/// <summary>The download of all data that the programme has about the person (Ley 1581).</summary>
public sealed class PersonalDataExportController(IEnumerable<IPersonalData> features) : Controller
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // The file is for reading and never part of a page, so all characters can stay unescaped.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [HttpGet(AccountController.Path + "/mis-datos.json")]
    public async Task<IActionResult> Download(CancellationToken cancel)
    {
        var parts = new Dictionary<string, object>();
        foreach (var feature in features)
            parts[feature.Part] = await feature.CollectAsync(User.PersonId(), cancel);
        return File(JsonSerializer.SerializeToUtf8Bytes(parts, Readable), "application/json", "mis-datos.json");
    }
}
