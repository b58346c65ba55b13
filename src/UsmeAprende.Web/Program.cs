using UsmeAprende;
using UsmeAprende.Web;
using UsmeAprende.Web.Operations;

var line = CommandLine.Parse(args);
var builder = WebApplication.CreateBuilder(line.Settings);
builder.Services.AddUsmeAprende(builder.Configuration);
builder.AddSite();

var app = builder.Build();
if (await SiteCommandRunner.RunAsync(line, app.Services, Console.Out) is { } code)
    return code;

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
await app.RunAsync();
return 0;
