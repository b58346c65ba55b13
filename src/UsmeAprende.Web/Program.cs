using UsmeAprende;
using UsmeAprende.Web.Site;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddUsmeAprende(builder.Configuration);
#if SERVER_EDITION
UsmeAprende.Server.ServerEdition.AddServerEdition(builder.Services, builder.Configuration);
#else
UsmeAprende.Data.SqliteDatabase.AddSqliteDatabase(builder.Services);
#endif
builder.AddSite();

var app = builder.Build();
app.UseSite();
await app.PrepareAsync();
await app.RunAsync();
