using Microsoft.AspNetCore.Connections;
using UsmeAprende;
using UsmeAprende.Web;
using UsmeAprende.Web.Operations;

var line = CommandLine.Parse(args);
var builder = WebApplication.CreateBuilder(line.Settings);

// A command may be needed to find out what the configuration lacks.
if (line.Words is [] && SettingsInspection.FindFaults(builder.Configuration, builder.Environment) is { Count: > 0 } faults)
{
    foreach (var fault in faults)
        await Console.Out.WriteLineAsync($"No se abre el sitio. {fault}");
    return 1;
}

builder.Services.AddUsmeAprende(builder.Configuration);
builder.AddSite();

var app = builder.Build();
if (await SiteCommandRunner.RunAsync(line, app.Services, Console.Out) is { } code)
    return code;

foreach (var unknown in SettingsInspection.FindUnknown(app.Configuration))
    app.Logger.LogWarning("{Unknown}", unknown);

// The courses and the tables take about as long to make ready: side by side, half of it.
var courses = Task.Run(app.ReadCourses);
if (await app.PrepareAsync() is { } refusal)
{
    app.Logger.LogCritical("No se abre el sitio. {Refusal}", refusal);
    await courses;
    await app.DisposeAsync();
    return 1;
}
await courses;
app.UseSite();
var address = app.Configuration["urls"];
try
{
    await app.RunAsync();
    return 0;
}
catch (IOException fault) when (fault.InnerException is AddressInUseException)
{
    // The site has put its log and its configuration away by now.
    await Console.Out.WriteLineAsync(
        $"No se abre el sitio. Otro programa ya atiende en su dirección ({address}). Deténgalo, o cambie --urls."
    );
    return 1;
}
