using UsmeAprende;
using UsmeAprende.Web.Catalogue;
using UsmeAprende.Web.Certificates;
using UsmeAprende.Web.Operations;
using UsmeAprende.Web.People;
using UsmeAprende.Web.Site;

if (args is [CheckCourses.Command, .. var folder])
    return CheckCourses.Run(folder.FirstOrDefault(), Console.Out);

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddUsmeAprende(builder.Configuration);
#if SERVER_EDITION
UsmeAprende.Server.ServerEdition.AddServerEdition(builder.Services, builder.Configuration);
#else
UsmeAprende.Data.SqliteDatabase.AddSqliteDatabase(builder.Services);
#endif
builder.AddSite();

var app = builder.Build();
if (args is [CarryCourses.Command, var into])
    return CarryCourses.Run(app.Services, into, Console.Out);
if (args is [AnnulMissing.Command, .. var which])
    return await AnnulMissing.RunAsync(app.Services, which, Console.Out);
if (args is [ResetSecondFactor.Command, .. var whom])
    return await ResetSecondFactor.RunAsync(app.Services, whom, Console.Out);
if (args is [AdministratorLink.Command, .. var rest])
    return await AdministratorLink.RunAsync(app.Services, rest, Console.Out);

// The courses and the tables take about as long to make ready: side by side, half of it.
await Task.WhenAll(Task.Run(app.ReadCourses), app.PrepareAsync());
app.UseSite();
await app.RunAsync();
return 0;
